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

  /** Labels that may be renamed. */
  boolean isPartition() {
    return node.path("kind").asText().equals("partition");
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

  int integer(String input, int otherwise) {
    return has(input) ? inputs().path(input).asInt() : otherwise;
  }

  boolean flag(String input, boolean otherwise) {
    return has(input) ? inputs().path(input).asBoolean() : otherwise;
  }

  String text(String input, String otherwise) {
    return has(input) ? inputs().path(input).asText() : otherwise;
  }

  int[] integers(String input) {
    return has(input) ? integers(inputs().path(input)) : new int[0];
  }

  int[][] integerTable(String input) {
    int[][] rows = new int[inputs().path(input).size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = integers(inputs().path(input).get(i));
    }
    return rows;
  }

  /** A table of rows, turned into one array a column. */
  double[][] columns(String input) {
    double[][] rows = table(input);
    double[][] columns = new double[rows.length == 0 ? 0 : rows[0].length][rows.length];
    for (int t = 0; t < rows.length; t++) {
      for (int k = 0; k < columns.length; k++) {
        columns[k][t] = rows[t][k];
      }
    }
    return columns;
  }

  private static int[] integers(JsonNode list) {
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asInt();
    }
    return values;
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

  /** NaN and the infinities are strings in JSON; null is NaN. */
  static double number(JsonNode value) {
    if (value.isNull()) {
      return Double.NaN;
    }
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.doubleValue();
  }
}
