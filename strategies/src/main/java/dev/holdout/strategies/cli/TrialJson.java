package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.strategies.trials.TrialFigures;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialRow;
import java.util.List;

/** A row of the ledger with all its columns, as JSON and as CSV; both in this order. */
final class TrialJson {

  /** Columns of the CSV, keys of the JSON. */
  static final List<String> NAMES =
      List.of(
          "id",
          "study",
          "configuration",
          "state",
          "seeds",
          "periods",
          "sharpePerPeriod",
          "skewness",
          "kurtosis",
          "netReturn",
          "maxDrawdown",
          "curve",
          "why",
          "data",
          "from",
          "to",
          "studyHash",
          "configurationHash",
          "codeHash",
          "run",
          "command",
          "at");

  private TrialJson() {}

  static ObjectNode of(TrialRow row) {
    TrialKey key = row.key();
    ObjectNode node =
        Json.empty()
            .put("id", key.hash())
            .put("study", row.studyName())
            .put("configuration", row.configurationText())
            .put("state", OneTrial.word(row.state()))
            .put("seeds", row.seeds());
    figures(node, row);
    return node.put("why", row.why())
        .put("data", key.data())
        .put("from", key.from())
        .put("to", key.to())
        .put("studyHash", key.study())
        .put("configurationHash", key.configuration())
        .put("codeHash", key.code())
        .put("run", row.run())
        .put("command", row.command())
        .put("at", row.at());
  }

  private static void figures(ObjectNode node, TrialRow row) {
    TrialFigures f = row.figures();
    if (f == null) {
      for (String name : NAMES.subList(5, 12)) {
        node.putNull(name);
      }
      node.put("figuresReason", "the trial is " + OneTrial.word(row.state()));
      return;
    }
    node.put("periods", f.periods());
    number(node, "sharpePerPeriod", f.sharpe());
    number(node, "skewness", f.skewness());
    number(node, "kurtosis", f.kurtosis());
    number(node, "netReturn", f.netReturn());
    number(node, "maxDrawdown", fall(f));
    node.put("curve", f.curve());
  }

  /** As in results.json, a negative fraction or 0; NaN when not defined. */
  static double fall(TrialFigures figures) {
    return 0.0 - Math.abs(figures.maxDrawdown());
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name).put(name + "Reason", "not defined for these returns");
    } else {
      node.put(name, value);
    }
  }

  /** A line of the CSV without its end; an undefined figure is an empty cell. */
  static String csv(TrialRow row) {
    ObjectNode node = of(row);
    StringBuilder line = new StringBuilder();
    for (String name : NAMES) {
      line.append(line.isEmpty() ? "" : ",");
      line.append(node.get(name).isNull() ? "" : quoted(node.get(name).asText()));
    }
    return line.toString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
