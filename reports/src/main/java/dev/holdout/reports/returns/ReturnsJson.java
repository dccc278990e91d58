package dev.holdout.reports.returns;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Luck;
import java.util.List;

/**
 * The result as one JSON document. A figure is its name and its value in full precision; where it
 * is undefined, null and {@code <name>Reason}. What belongs beside it is {@code <name>Note}.
 */
public final class ReturnsJson {

  private ReturnsJson() {}

  public static ObjectNode of(ReturnsResult result) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", ReturnsResult.SCHEMA).put("kind", "returns");
    source(document.putObject("source"), result.source());
    document
        .putObject("selected")
        .put("name", result.selected().name())
        .put("column", result.selected().column())
        .put("trials", result.selected().trials())
        .put("columns", result.selected().columns());
    for (ReturnsResult.Group group : result.groups()) {
      ObjectNode into = document.putObject(group.name());
      for (ReturnsResult.Row row : group.rows()) {
        figure(into, row.name(), row.value());
        if (!row.note().isEmpty()) {
          into.put(row.name() + "Note", row.note());
        }
      }
    }
    trials(document.putArray("trials"), result.trials());
    histogram(document.putObject("trialSharpes"), result.trialSharpes());
    histogram(document.putObject("logits"), result.logits());
    document.put("rival", result.curve().rivalName());
    texts(document.putArray("warnings"), result.warnings());
    texts(document.putArray("needs"), result.needs());
    return document;
  }

  private static void source(ObjectNode into, ReturnsResult.Source source) {
    into.put("holdout", source.holdout());
    texts(into.putArray("files"), source.files());
    into.put("rows", source.rows())
        .put("from", source.from())
        .put("to", source.to())
        .put("prices", source.prices())
        .put("benchmark", source.benchmark());
    figure(into, "periodsPerYear", source.periodsPerYear());
    into.put("periodsKnown", source.periodsKnown());
  }

  private static void trials(ArrayNode into, List<ReturnsResult.Trial> trials) {
    for (ReturnsResult.Trial trial : trials) {
      ObjectNode row = into.addObject().put("name", trial.name());
      figure(row, "sharpe", trial.sharpe());
      figure(row, "totalReturn", trial.totalReturn());
      figure(row, "maxDrawdown", trial.maxDrawdown());
      figure(row, "psr", trial.psr());
    }
  }

  private static void histogram(ObjectNode into, Luck.Histogram cells) {
    into.put("low", cells.low()).put("high", cells.high());
    ArrayNode counts = into.putArray("counts");
    cells.counts().forEach(counts::add);
    into.put("reason", cells.reason());
  }

  private static void texts(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }

  private static void figure(ObjectNode into, String name, Figure figure) {
    if (figure.isDefined()) {
      into.put(name, figure.value());
    } else {
      into.putNull(name).put(name + "Reason", figure.reason());
    }
  }
}
