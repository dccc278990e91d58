package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.format.Numbers;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialFigures;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One trial and all its rows.
 *
 * @param row the one that stands for it
 * @param history all of them, oldest first
 */
record OneTrial(TrialRow row, List<TrialRow> history) {

  private static final int CANDIDATES = 4;

  /**
   * @param id beginning of a trial's id
   * @throws BadInput if there is none such, or several
   */
  static OneTrial find(String id, Reading reading, TrialSelection selection) {
    String wanted = id.toLowerCase(Locale.ROOT);
    List<TrialRow> found;
    try (Stream<TrialRow> all = reading.standing()) {
      found =
          all.filter(selection::takes).filter(row -> row.key().hash().startsWith(wanted)).toList();
    }
    if (found.isEmpty() || wanted.isEmpty()) {
      throw new BadInput("there is no trial \"" + id + "\"", "", "an id of holdout trials best");
    }
    if (found.size() > 1) {
      List<String> ids = found.stream().limit(CANDIDATES).map(OneTrial::told).toList();
      throw new BadInput(
          "\"%s\" begins the ids of %s".formatted(id, TrialsList.count(found.size(), "trial")),
          "",
          String.join(" or ", ids));
    }
    TrialKey key = found.getFirst().key();
    try (Stream<TrialRow> all = reading.rows()) {
      return new OneTrial(found.getFirst(), all.filter(row -> row.key().equals(key)).toList());
    }
  }

  private static String told(TrialRow row) {
    return "%s (%s, %s)"
        .formatted(row.key().hash().substring(0, 12), row.studyName(), row.configurationText());
  }

  static String word(TrialState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  List<String> lines(int columns) {
    TrialKey key = row.key();
    List<String> lines = new ArrayList<>();
    lines.add(line("trial", key.hash()));
    lines.add(line("study", row.studyName()));
    lines.add(line("configuration", row.configurationText()));
    lines.add(line("state", word(row.state()) + (row.why().isEmpty() ? "" : ": " + row.why())));
    lines.add(line("seeds", Integer.toString(row.seeds())));
    if (row.figures() == null) {
      lines.add(line("figures", Numbers.UNDEFINED + ": the trial is " + word(row.state())));
    } else {
      figures(row.figures(), lines);
    }
    lines.add(line("data", key.data()));
    lines.add(line("span", key.from() + " to " + key.to()));
    lines.add(line("code", key.code().isEmpty() ? "elsewhere" : key.code()));
    lines.add("");
    TextTable table = new TextTable(columns, "written", "state", "run", ">Sharpe", "command");
    for (TrialRow one : history) {
      boolean none = one.figures() == null;
      table.row(
          one.at(),
          word(one.state()),
          one.run(),
          none ? "" : TrialsList.shown(one.figures()),
          one.command());
    }
    lines.addAll(table.lines());
    lines.add(TrialsList.SHARPE_NOTE);
    return lines;
  }

  private static void figures(TrialFigures f, List<String> lines) {
    lines.add(line("days", Numbers.count(f.periods())));
    lines.add(line("Sharpe ratio", f.flat() ? Numbers.UNDEFINED + ": flat" : TrialsList.shown(f)));
    lines.add(line("skewness", or(f.skewness(), Numbers.signed(zeroed(f.skewness())))));
    lines.add(
        line("kurtosis", or(f.kurtosis(), Numbers.ratio(zeroed(f.kurtosis())) + "  (normal = 3)")));
    lines.add(line("net return", or(f.netReturn(), Numbers.signedPercent(zeroed(f.netReturn())))));
    lines.add(
        line("max drawdown", or(f.maxDrawdown(), Numbers.percent(zeroed(TrialJson.fall(f))))));
    lines.add(line("curve", f.curve().isEmpty() ? "none kept" : f.curve()));
  }

  private static double zeroed(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static String or(double value, String shown) {
    return Double.isNaN(value) ? Numbers.UNDEFINED + ": not defined for these returns" : shown;
  }

  private static String line(String name, String value) {
    return "%-15s%s".formatted(name, value);
  }

  ObjectNode json() {
    ObjectNode document = Json.document();
    document.set("trial", TrialJson.of(row));
    ArrayNode rows = document.putArray("rows");
    history.forEach(one -> rows.add(TrialJson.of(one)));
    return document;
  }
}
