/**
 * Names: what a mistyped one was meant to be.
 *
 * <p>In: a name as given and the names that exist. Out: the nearest of them, for the remedy of an
 * error. Knows no study, feature or source.
 *
 * <p>To add a way of comparing names: a method on {@code Nearest} beside {@code to}.
 */
package dev.holdout.marketdata.name;
