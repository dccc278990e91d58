package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.Check;

/** Marks of states; a word always stands beside them. */
final class Marks {

  private Marks() {}

  /** Whether a limit was met. */
  static Html limit(boolean met) {
    return new Html(
        met
            ? "<span class=\"ok\" aria-hidden=\"true\">✓</span>"
            : "<span class=\"warn\" aria-hidden=\"true\">✕</span>");
  }

  static Html of(Check.State state) {
    return switch (state) {
      case PASSED -> new Html("<i class=\"ok\" aria-hidden=\"true\">✓</i>");
      case FAILED -> new Html("<i class=\"bad\" aria-hidden=\"true\">✕</i>");
      case NOT_RUN -> new Html("<i class=\"warn\" aria-hidden=\"true\">!</i>");
    };
  }

  static String colour(Check.State state) {
    return switch (state) {
      case PASSED -> "ok";
      case FAILED -> "bad";
      case NOT_RUN -> "warn";
    };
  }

  static String word(Check.State state) {
    return switch (state) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case NOT_RUN -> "not run";
    };
  }
}
