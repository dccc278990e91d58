package dev.holdout.backtest.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts, by group, how the recorded cases fared. */
final class GoldenTally {

  private static final class Row {
    int passed;
    int failed;
    int skipped;
    final List<String> byHand = new ArrayList<>();
  }

  private final TreeMap<String, Row> rows = new TreeMap<>();

  private Row row(String group) {
    return rows.computeIfAbsent(group, _ -> new Row());
  }

  void byHand(GoldenCase golden) {
    row(golden.group()).byHand.add(golden.id());
  }

  void skipped(String group, int cases) {
    row(group).skipped += cases;
  }

  /** Runs a comparison and counts it. */
  void count(GoldenCase golden, Runnable comparison) {
    boolean passed = false;
    try {
      comparison.run();
      passed = true;
    } finally {
      Row row = row(golden.group());
      row.passed += passed ? 1 : 0;
      row.failed += passed ? 0 : 1;
    }
  }

  /** One line a group; ids of what is shown by hand. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    rows.forEach((group, row) ->
        lines.add(
            "golden group %s: %d passed, %d failed, %d skipped, %d by hand%s"
                .formatted(
                    group,
                    row.passed,
                    row.failed,
                    row.skipped,
                    row.byHand.size(),
                    row.byHand.isEmpty() ? "" : " " + row.byHand)));
    return lines;
  }
}
