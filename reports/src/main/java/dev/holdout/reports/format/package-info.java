/**
 * The look of every number, in one place.
 *
 * <p>In: plain values in full precision. Out: text as a reader sees it, the same on every machine
 * (root locale). Knows nothing of HTML or of where a value comes from.
 *
 * <p>To add a form: a method in {@link dev.holdout.reports.format.Numbers} or {@link
 * dev.holdout.reports.format.Times} and its line in their tests.
 */
package dev.holdout.reports.format;
