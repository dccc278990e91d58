/**
 * Everything tied together: studies, runs, the command line. The front door of the Java API is
 * {@link dev.holdout.strategies.Holdout}.
 *
 * <p>In: a study. Out: a run folder with its report. Sees every module; no module sees it.
 *
 * <p>To add a strategy: a package of its own here. To add a command: a class in {@code cli}.
 */
package dev.holdout.strategies;
