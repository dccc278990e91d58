package dev.holdout.reports.run;

/**
 * One row of {@code quarantine.csv}: a row of the source that was set aside.
 *
 * @param source file or resource
 * @param line from 1
 * @param reason a clause
 * @param text the row as it stood
 */
public record QuarantineRow(String source, long line, String reason, String text) {}
