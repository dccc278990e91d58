/**
 * Tests of the report, and the run folders that they draw.
 *
 * <p>In: invented numbers, made to hang together, in {@link dev.holdout.reports.SampleRun}. Out:
 * run folders like those of the product. Nothing here is market data.
 *
 * <p>To add a state of the page: a method of {@code SampleRun}, and its line in {@code
 * EveryPageTest}.
 */
package dev.holdout.reports;
