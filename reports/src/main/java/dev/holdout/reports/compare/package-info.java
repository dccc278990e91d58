/**
 * What differs between two runs.
 *
 * <p>In: two run folders. Out: {@link dev.holdout.reports.compare.Compared}, which holds every
 * value of both and their differences (the one subtraction in this module), and the page drawn from
 * it. Knows no section of the report but its tiles.
 *
 * <p>To compare another figure: one line in {@link dev.holdout.reports.compare.FigureLines};
 * another setting: one in {@link dev.holdout.reports.compare.SettingLines}.
 */
package dev.holdout.reports.compare;
