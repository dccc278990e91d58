/**
 * The report of a run: one HTML file drawn from the run folder alone, and the last lines on the
 * terminal.
 *
 * <p>In: a run folder (see {@code dev.holdout.reports.run}). Out: {@code report.html}. Computes
 * nothing: every printed value stands in one of the folder's files under a stable name. Knows no
 * network, no account and no clock.
 *
 * <p>To add a section: a class in {@code section} and its line in {@code SectionCatalogue}.
 */
package dev.holdout.reports;
