/**
 * The run folder: what a run leaves behind, as records with their readers and writers.
 *
 * <p>In: numbers and rows that other modules computed. Out: {@code results.json}, {@code
 * manifest.json}, {@code timings.json} and CSV files, in full precision, and the same records read
 * back. Knows nothing of HTML, of how a number was computed, or of the clock.
 *
 * <p>To add a number: a component in the record of its section here; its name in {@code
 * results.json} is the component's name. A number that may be undefined is a {@link
 * dev.holdout.reports.run.Figure}.
 */
package dev.holdout.reports.run;
