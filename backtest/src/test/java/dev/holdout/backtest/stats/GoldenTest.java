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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded case that belongs to this module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

  /** Groups that the features own. */
  private static final Set<String> ELSEWHERE = Set.of("labels", "splits");

  private static final List<String> BUILT =
      List.of(
          "performance",
          "drawdown",
          "sharpe_inference",
          "pbo",
          "bootstrap_tests",
          "multiple_testing",
          "effective_trials");

  /** The one table of groups whose statistics are not built yet. */
  private static final Set<String> NOT_BUILT = Set.of();

  private final GoldenTally tally = new GoldenTally();

  @AfterAll
  void print_how_each_group_fared() {
    tally.lines().forEach(System.out::println);
  }

  @TestFactory
  List<DynamicNode> every_recorded_case_gives_the_recorded_values() {
    Optional<GoldenFolder> folder = GoldenFolder.find();
    if (folder.isEmpty()) {
      return List.of(skipped("golden cases: no folder " + GoldenFolder.DEFAULT + " beside this"));
    }
    List<DynamicNode> nodes = new ArrayList<>();
    for (String group : BUILT) {
      if (!folder.get().has(group)) {
        tally.skipped(group, 1);
        nodes.add(skipped("golden group " + group + ": its file is not in the folder"));
      }
    }
    TreeMap<String, List<GoldenCase>> groups = folder.get().casesByGroup();
    groups.keySet().removeAll(ELSEWHERE);
    groups.forEach((group, cases) -> nodes.add(nodeOf(group, cases)));
    return nodes;
  }

  private DynamicNode nodeOf(String group, List<GoldenCase> cases) {
    if (NOT_BUILT.contains(group)) {
      tally.skipped(group, cases.size());
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
    cases.stream().filter(GoldenCase::isShownByHand).forEach(tally::byHand);
    return dynamicContainer(
        group,
        cases.stream()
            .filter(golden -> !golden.isShownByHand())
            .map(golden ->
                dynamicTest(
                    golden.id(), () -> tally.count(golden, () -> GoldenComparison.of(golden)))));
  }

  private static DynamicNode skipped(String reason) {
    System.out.println("SKIPPED: " + reason);
    return dynamicTest(reason, () -> abort(reason));
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
    assertThatThrownBy(() -> GoldenComparison.of(new GoldenCase("performance", node)))
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
    assertThatThrownBy(() -> GoldenComparison.of(new GoldenCase("performance", node)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("off-1 total_return: expected 0.2");
  }
}
