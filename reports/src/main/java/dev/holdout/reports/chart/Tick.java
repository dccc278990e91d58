package dev.holdout.reports.chart;

/**
 * A label under a plot.
 *
 * @param at 0 at the left edge, 1 at the right
 * @param label short
 * @param optional left out on a phone
 */
public record Tick(double at, String label, boolean optional) {}
