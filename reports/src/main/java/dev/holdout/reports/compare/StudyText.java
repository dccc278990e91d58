package dev.holdout.reports.compare;

import dev.holdout.reports.compare.Compared.TextLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two texts line by line: what both have, what one has. By the longest common subsequence. */
final class StudyText {

  /** Texts with more pairs of lines than this are not matched: one stands after the other. */
  private static final long MOST_PAIRS = 4_000_000;

  private StudyText() {}

  static List<TextLine> lines(String a, String b) {
    List<String> first = a.lines().toList();
    List<String> second = b.lines().toList();
    if (first.equals(second)) {
      return first.stream().map(line -> new TextLine("both", line)).toList();
    }
    if ((long) first.size() * second.size() > MOST_PAIRS) {
      List<TextLine> lines = new ArrayList<>();
      first.forEach(line -> lines.add(new TextLine("a", line)));
      second.forEach(line -> lines.add(new TextLine("b", line)));
      return lines;
    }
    return matched(first, second);
  }

  private static List<TextLine> matched(List<String> a, List<String> b) {
    int[][] common = common(a, b);
    List<TextLine> lines = new ArrayList<>();
    int i = a.size();
    int j = b.size();
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && a.get(i - 1).equals(b.get(j - 1))) {
        lines.add(new TextLine("both", a.get(i - 1)));
        i--;
        j--;
      } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
        lines.add(new TextLine("b", b.get(--j)));
      } else {
        lines.add(new TextLine("a", a.get(--i)));
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  /** Length of the longest common subsequence of the first i and the first j lines. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        common[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return common;
  }
}
