package dev.holdout.reports;

import java.util.List;
import java.util.regex.Pattern;

/** The words of a page, and the digits in them that carry no name. */
final class Loose {

  private static final Pattern UNREAD =
      Pattern.compile("(?s)<(style|script|svg|title)\\b.*?</\\1>");

  /** Words of ours that hold a digit which is no value of a run. */
  private static final List<String> PHRASES =
      List.of(
          "hashes of the sources in section 13",
          "more in sections 2 and 3",
          "99th percentile",
          "found in at least 95 % of the runs",
          "autocorrelation at lag 1",
          "times in 100",
          "time in 100");

  private Loose() {}

  /** The page's text without markup. */
  static String text(String html) {
    return UNREAD.matcher(html).replaceAll(" ").replaceAll("<[^>]*>", "");
  }

  /**
   * Pieces of text with a digit outside a named value. Not counted: labels of axes, numbers of
   * sections and folds, years at the head of a row.
   */
  static List<String> digits(String html) {
    String left = UNREAD.matcher(html).replaceAll(" ");
    left = left.replaceAll("<span[^>]*data-k=\"[^\"]*\"[^>]*>[^<]*</span>", " ");
    left = left.replaceAll("(?s)<div class=\"(ys|xs)\">.*?</div>", " ");
    left = left.replaceAll("<div class=\"xt\">[^<]*</div>", " ");
    left = left.replaceAll("<h2 id=\"[^\"]*\"><span>\\d+</span>", " ");
    left = left.replaceAll("<h4>Fold \\d+</h4>", " ");
    left = left.replaceAll("<th scope=\"row\">\\d{4}</th>", " ");
    for (String phrase : PHRASES) {
      left = left.replace(phrase, " ");
    }
    left = left.replaceAll("<[^>]*>", "\n").replaceAll("&#\\d+;", "'");
    return left.lines().map(String::strip).filter(line -> line.matches(".*\\d.*")).toList();
  }
}
