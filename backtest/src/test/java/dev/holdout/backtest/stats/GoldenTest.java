package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded case that belongs to this module. */
class GoldenTest {

  /** Groups that the features own. */
  private static final Set<String> ELSEWHERE = Set.of("labels", "splits");

  private static final List<String> BUILT = List.of("performance", "drawdown");

  /** The one table of groups whose statistics are not built yet. */
  private static final Set<String> NOT_BUILT =
      Set.of("sharpe_inference", "pbo", "bootstrap_tests", "multiple_testing", "effective_trials");

  @TestFactory
  List<DynamicNode> every_recorded_case_gives_the_recorded_values() {
    Optional<GoldenFolder> folder = GoldenFolder.find();
    if (folder.isEmpty()) {
      return List.of(skipped("golden cases: no folder " + GoldenFolder.DEFAULT + " beside this"));
    }
    List<DynamicNode> nodes = new ArrayList<>();
    for (String group : BUILT) {
      if (!folder.get().has(group)) {
        nodes.add(skipped("golden group " + group + ": its file is not in the folder"));
      }
    }
    TreeMap<String, List<GoldenCase>> groups = folder.get().casesByGroup();
    groups.keySet().removeAll(ELSEWHERE);
    groups.forEach((group, cases) -> nodes.add(nodeOf(group, cases)));
    return nodes;
  }

  private static DynamicNode nodeOf(String group, List<GoldenCase> cases) {
    if (NOT_BUILT.contains(group)) {
      return skipped("golden group " + group + ": not built, " + cases.size() + " cases");
    }
    if (!BUILT.contains(group)) {
      return dynamicTest(
          group,
          () -> {
            throw new AssertionError(
                "golden group " + group + " has no owner; build it, or list it as not built");
          });
    }
    List<GoldenCase> byHand = cases.stream().filter(GoldenCase::isShownByHand).toList();
    if (!byHand.isEmpty()) {
      System.out.println(
          "golden group "
              + group
              + ": "
              + byHand.size()
              + " cases by hand: "
              + byHand.stream().map(GoldenCase::id).toList());
    }
    return dynamicContainer(
        group,
        cases.stream()
            .filter(golden -> !golden.isShownByHand())
            .map(golden -> dynamicTest(golden.id(), () -> compare(golden))));
  }

  private static DynamicNode skipped(String reason) {
    System.out.println("SKIPPED: " + reason);
    return dynamicTest(reason, () -> abort(reason));
  }

  private static void compare(GoldenCase golden) {
    Map<String, Object> answers = GoldenAnswers.to(golden);
    if (!golden.expected().isObject()) {
      compare(golden, golden.statistic(), golden.expected(), answers.get(golden.statistic()));
      return;
    }
    assertThat(golden.expected().size()).as("expected values of %s", golden.id()).isPositive();
    golden
        .expected()
        .properties()
        .forEach(entry ->
            compare(golden, entry.getKey(), entry.getValue(), answers.get(entry.getKey())));
  }

  private static void compare(GoldenCase golden, String name, JsonNode expected, Object ours) {
    assertThat(ours).as("%s: %s is not understood", golden.id(), name).isNotNull();
    if (ours instanceof double[] list) {
      assertThat(list).as("%s %s", golden.id(), name).hasSize(expected.size());
      for (int i = 0; i < list.length; i++) {
        requireEqual(golden, name + "[" + i + "]", GoldenCase.number(expected.get(i)), list[i]);
      }
      return;
    }
    requireEqual(golden, name, GoldenCase.number(expected), ((Number) ours).doubleValue());
  }

  private static void requireEqual(GoldenCase golden, String name, double expected, double ours) {
    boolean equal =
        Double.compare(expected, ours) == 0
            || Math.abs(expected - ours) <= golden.tolerance() * Math.max(1, Math.abs(expected));
    assertThat(equal).as("%s %s: expected %s, ours %s", golden.id(), name, expected, ours).isTrue();
  }

  @Test
  void a_folder_that_was_asked_for_and_is_not_there_is_a_fault(@TempDir Path root) {
    assertThatThrownBy(() -> GoldenFolder.find("no/such/folder", root))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no/such/folder")
        .hasMessageContaining("correct it, or leave it out");
    assertThat(GoldenFolder.find(GoldenFolder.DEFAULT, root.resolve("deeper"))).isEmpty();
  }

  @Test
  void a_case_of_a_built_group_that_nobody_understands_fails_by_name() throws Exception {
    JsonNode node =
        new ObjectMapper()
            .readTree(
                "{\"id\": \"new-1\", \"statistic\": \"gain_to_pain\","
                    + " \"inputs\": {\"returns\": [0.1]}, \"expected\": 1, \"tolerance\": 0}");
    assertThatThrownBy(() -> compare(new GoldenCase("performance", node)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("new-1")
        .hasMessageContaining("gain_to_pain");
  }

  @Test
  void a_wrong_value_of_a_recorded_case_fails() throws Exception {
    JsonNode node =
        new ObjectMapper()
            .readTree(
                "{\"id\": \"off-1\", \"statistic\": \"total_return\","
                    + " \"inputs\": {\"returns\": [0.1]}, \"expected\": 0.2, \"tolerance\": 1e-9}");
    assertThatThrownBy(() -> compare(new GoldenCase("performance", node)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("off-1 total_return: expected 0.2");
  }
}
