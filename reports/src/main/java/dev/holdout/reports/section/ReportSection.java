package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;

/** One section of the report. */
public interface ReportSection {

  /** The anchor on the page; a plain word. */
  String id();

  String title();

  /** The question that the section answers, in one sentence. */
  String question();

  /** The content, without the section's head. */
  Html body(RunView run);
}
