package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.format.Numbers;
import dev.holdout.strategies.trials.Counted.OfStudy;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Trials by their Sharpe ratio, the largest first; equal ones in the order of the ledger.
 *
 * @param rows the best
 * @param among how many trials they are the best of
 */
record BestTrials(List<TrialRow> rows, int among) {

  /**
   * @throws BadInput if {@code most} is below 1
   */
  static BestTrials of(Reading reading, TrialSelection selection, int most) {
    if (most < 1) {
      throw new BadInput("-n is " + most, "holdout trials best", "-n 10");
    }
    Comparator<TrialRow> bySharpe = Comparator.comparingDouble(row -> row.figures().sharpe());
    PriorityQueue<TrialRow> kept = new PriorityQueue<>(bySharpe);
    try (Stream<TrialRow> all = reading.standing()) {
      all.filter(selection::takes)
          .filter(row -> row.figures() != null && !row.figures().flat())
          .forEach(row -> {
            if (kept.size() < most) {
              kept.add(row);
            } else if (bySharpe.compare(row, kept.peek()) > 0) {
              kept.poll();
              kept.add(row);
            }
          });
    }
    List<TrialRow> rows = new ArrayList<>(kept);
    rows.sort(bySharpe.reversed().thenComparing(row -> row.key().hash()));
    int among = reading.studies().stream().filter(selection::takes).mapToInt(OfStudy::trials).sum();
    return new BestTrials(rows, among);
  }

  private String note() {
    return "the best of %s is no evidence: chance alone gives the best of many a good figure; a run's"
            .formatted(TrialsList.count(among, "trial"))
        + " report says how good";
  }

  List<String> lines(int columns) {
    if (rows.isEmpty()) {
      return List.of("no trial has a Sharpe ratio");
    }
    TextTable table =
        new TextTable(
            columns,
            "id",
            "study",
            "configuration",
            ">Sharpe",
            ">return %",
            ">drawdown %",
            "state");
    for (TrialRow row : rows) {
      table.row(
          row.key().hash().substring(0, 8),
          row.studyName(),
          row.configurationText(),
          TrialsList.shown(row.figures()),
          percent(row.figures().netReturn()),
          percent(TrialJson.fall(row.figures())),
          OneTrial.word(row.state()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(TrialsList.SHARPE_NOTE);
    lines.add(note());
    return lines;
  }

  /** One decimal; the unit stands in the head. */
  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? Numbers.UNDEFINED : Numbers.decimal(100 * fraction, 1, false);
  }

  ObjectNode json() {
    ObjectNode document = Json.document().put("among", among).put("note", note());
    ArrayNode best = document.putArray("best");
    rows.forEach(row -> best.add(TrialJson.of(row)));
    return document;
  }
}
