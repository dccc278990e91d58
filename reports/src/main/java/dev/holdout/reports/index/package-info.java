/**
 * A page over all runs of a folder.
 *
 * <p>In: the folder of the runs. Out: {@link dev.holdout.reports.index.RunIndex}, a row a run with
 * figures as they stand in its results, and the page drawn from it; damaged runs are named with
 * what is wrong. Computes nothing and knows no section of the report.
 *
 * <p>To show another figure of each run: a component of {@code RunIndex.Row} and a column of {@link
 * dev.holdout.reports.index.IndexPage}.
 */
package dev.holdout.reports.index;
