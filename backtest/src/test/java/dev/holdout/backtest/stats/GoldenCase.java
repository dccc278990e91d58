package dev.holdout.backtest.stats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One recorded case: inputs, and what any right implementation gives. */
record GoldenCase(String group, JsonNode node) {

  private static final Set<String> SHOWN_BY_HAND = Set.of("property", "bound", "error");

  String id() {
    return node.path("id").asText();
  }

  String statistic() {
    return node.path("statistic").asText();
  }

  /** States something that is shown by hand and not compared. */
  boolean isShownByHand() {
    return SHOWN_BY_HAND.contains(node.path("kind").asText());
  }

  JsonNode inputs() {
    return node.path("inputs");
  }

  JsonNode expected() {
    return node.path("expected");
  }

  double tolerance() {
    return node.path("tolerance").asDouble();
  }

  boolean has(String input) {
    return !inputs().path(input).isMissingNode() && !inputs().path(input).isNull();
  }

  double number(String input, double otherwise) {
    return has(input) ? number(inputs().path(input)) : otherwise;
  }

  double[] numbers(String input) {
    return has(input) ? numbers(inputs().path(input)) : new double[0];
  }

  double[][] table(String input) {
    double[][] rows = new double[inputs().path(input).size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(inputs().path(input).get(i));
    }
    return rows;
  }

  private static double[] numbers(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(list.get(i));
    }
    return values;
  }

  /** NaN and the infinities are strings in JSON. */
  static double number(JsonNode value) {
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.doubleValue();
  }
}
