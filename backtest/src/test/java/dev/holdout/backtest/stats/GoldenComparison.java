package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds our values against recorded ones, key by key of what was recorded. Numbers within the
 * case's tolerance, NaN equal to NaN; texts and booleans exactly; labels of a partition up to
 * renaming.
 */
final class GoldenComparison {

  private GoldenComparison() {}

  /**
   * @throws AssertionError naming case and value for what differs or is not understood
   */
  static void of(GoldenCase golden) {
    Map<String, Object> answers = GoldenAnswers.to(golden);
    if (!golden.expected().isObject()) {
      compare(golden, golden.statistic(), golden.expected(), answers.get(golden.statistic()));
      return;
    }
    assertThat(golden.expected().size()).as("expected values of %s", golden.id()).isPositive();
    compare(golden, "", golden.expected(), answers);
  }

  private static void compare(GoldenCase golden, String name, JsonNode expected, Object ours) {
    assertThat(ours).as("%s: %s is not understood", golden.id(), name).isNotNull();
    switch (ours) {
      case Map<?, ?> values -> {
        assertThat(expected.isObject()).as("%s %s is no map", golden.id(), name).isTrue();
        expected
            .properties()
            .forEach(entry ->
                compare(
                    golden,
                    name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
                    entry.getValue(),
                    values.get(entry.getKey())));
      }
      case double[] list -> each(golden, name, expected, list.length, i -> list[i]);
      case boolean[] list -> each(golden, name, expected, list.length, i -> list[i]);
      case int[] list when golden.isPartition() -> partition(golden, name, expected, list);
      case int[] list -> each(golden, name, expected, list.length, i -> list[i]);
      case Boolean value ->
          assertThat(value)
              .as("%s %s", golden.id(), name)
              .isEqualTo(expected.isBoolean() ? expected.booleanValue() : expected);
      case Number value ->
          requireEqual(golden, name, GoldenCase.number(expected), value.doubleValue());
      default -> assertThat(ours).as("%s %s", golden.id(), name).isEqualTo(expected.asText());
    }
  }

  private interface Element {
    Object at(int i);
  }

  private static void each(
      GoldenCase golden, String name, JsonNode expected, int length, Element ours) {
    assertThat(length).as("length of %s %s", golden.id(), name).isEqualTo(expected.size());
    for (int i = 0; i < length; i++) {
      compare(golden, name + "[" + i + "]", expected.get(i), ours.at(i));
    }
  }

  private static void partition(GoldenCase golden, String name, JsonNode expected, int[] ours) {
    assertThat(ours.length).as("length of %s %s", golden.id(), name).isEqualTo(expected.size());
    Map<Integer, Integer> there = new HashMap<>();
    Map<Integer, Integer> back = new HashMap<>();
    for (int i = 0; i < ours.length; i++) {
      int label = expected.get(i).asInt();
      there.putIfAbsent(ours[i], label);
      back.putIfAbsent(label, ours[i]);
      assertThat(there.get(ours[i]) == label && back.get(label) == ours[i])
          .as("%s %s: element %s sits with others than recorded", golden.id(), name, i)
          .isTrue();
    }
  }

  private static void requireEqual(GoldenCase golden, String name, double expected, double ours) {
    boolean equal =
        Double.compare(expected, ours) == 0
            || Math.abs(expected - ours) <= golden.tolerance() * Math.max(1, Math.abs(expected));
    assertThat(equal).as("%s %s: expected %s, ours %s", golden.id(), name, expected, ours).isTrue();
  }
}
