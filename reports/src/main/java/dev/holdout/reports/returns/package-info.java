/**
 * The page of {@code holdout stats}: somebody's returns, judged.
 *
 * <p>In: a {@link dev.holdout.reports.returns.ReturnsResult}, made elsewhere. Out: the text of one
 * HTML file, and the JSON document whose values it prints by their names. Nothing is computed here
 * but places on the paper; no run folder is needed.
 *
 * <p>To add a figure: a row in its group, where the result is made; page, terminal and JSON show it
 * at once. To add a section: a method of {@link dev.holdout.reports.returns.ReturnsPage} and its
 * line there.
 */
package dev.holdout.reports.returns;
