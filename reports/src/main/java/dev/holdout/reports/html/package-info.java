/**
 * Safe HTML text, tables, and values printed by their names.
 *
 * <p>In: text from anywhere, which is escaped here and nowhere else, and the names of values in the
 * run folder. Out: {@link dev.holdout.reports.html.Html}. Knows no section and no chart.
 *
 * <p>To add a form in which a named value can be printed: a method in {@link
 * dev.holdout.reports.html.Shown} over one of {@code dev.holdout.reports.format}.
 */
package dev.holdout.reports.html;
