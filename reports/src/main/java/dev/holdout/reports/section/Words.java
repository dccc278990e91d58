package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import java.util.List;

/** Small parts of sentences. */
final class Words {

  private Words() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static Html list(List<Html> parts) {
    if (parts.size() < 2) {
      return Html.join(parts);
    }
    return Html.of(
        "{} and {}", Html.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
  }
}
