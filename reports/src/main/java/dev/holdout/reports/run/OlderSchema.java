package dev.holdout.reports.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings documents of schema 1 up to {@link Results#SCHEMA}: what that schema did not know is not
 * defined, with this as the reason. A document that lacks the parts it had is left for the reader
 * to refuse.
 */
final class OlderSchema {

  private static final String REASON = "made before runs kept it";

  private OlderSchema() {}

  /**
   * @param name of the document
   * @param tree of schema 1; changed in place
   * @return the tree
   */
  static JsonNode brought(String name, ObjectNode tree) {
    tree.put("schema", Results.SCHEMA);
    switch (name) {
      case "results.json" -> results(tree);
      case "manifest.json" -> tree.set("ledger", RecordJson.write(new Manifest.Ledger(0, "", "")));
      default -> {} // timings are as they were
    }
    return tree;
  }

  private static void results(ObjectNode tree) {
    tree.set("controls", RecordJson.write(Controls.none(REASON)));
    if (tree.path("subject") instanceof ObjectNode subject) {
      subject.put("generated", false).put("generatedHow", "");
    }
    if (tree.path("comparison") instanceof ObjectNode comparison) {
      comparison.putNull("spa").put("spaReason", REASON);
    }
    if (tree.path("luck") instanceof ObjectNode luck) {
      luck.putNull("chosen").put("chosenReason", REASON).put("flat", 0);
    }
    if (tree.path("trials") instanceof ObjectNode trials) {
      trials.set("ledger", RecordJson.write(new Trials.Ledger(REASON, false)));
      trials.putArray("studies");
      for (JsonNode row : trials.path("rows")) {
        if (row instanceof ObjectNode trial) {
          trial.putNull("netPnl").put("netPnlReason", REASON);
          trial.putNull("maxDrawdown").put("maxDrawdownReason", REASON);
        }
      }
    }
  }
}
