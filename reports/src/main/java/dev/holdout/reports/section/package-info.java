/**
 * The sections of the report, one class each, in the fixed order of {@link
 * dev.holdout.reports.section.SectionCatalogue}.
 *
 * <p>In: a {@link dev.holdout.reports.section.RunView}. Out: the section's HTML. A section shows
 * and puts into words; it computes no value that it prints, and it is never left out: without
 * content it says why in one line.
 *
 * <p>To add a section: a class here that implements {@link
 * dev.holdout.reports.section.ReportSection}, its line in the catalogue and its golden file.
 */
package dev.holdout.reports.section;
