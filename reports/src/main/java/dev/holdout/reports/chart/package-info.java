/**
 * Charts as static SVG text.
 *
 * <p>In: columns of numbers that stand in the run folder, and words. Out: {@link
 * dev.holdout.reports.html.Html}: lines stretch with the page, labels are HTML and never shrink.
 * Knows no section; computes positions on the paper, nothing else.
 *
 * <p>To add a kind of chart: a class here that draws into a {@link dev.holdout.reports.chart.Plot}.
 */
package dev.holdout.reports.chart;
