package dev.holdout.reports.run;

/**
 * How often something happened for one reason.
 *
 * @param reason a clause
 * @param count at least 1
 */
public record Reason(String reason, long count) {}
