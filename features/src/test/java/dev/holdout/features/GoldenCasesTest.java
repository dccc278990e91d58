package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.features.split.WalkForwardGolden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the groups that this module answers for, each by the statistic that it names. */
class GoldenCasesTest {

  private static final List<String> GROUPS = List.of("splits", "labels");

  private static final Map<String, Consumer<JsonNode>> BUILT =
      Map.of("walk_forward", WalkForwardGolden::check);

  /** What has cases and no code yet; its cases are skipped, so that they are counted. */
  private static final List<String> NOT_YET_BUILT =
      List.of("purged_kfold", "cpcv_counts", "cpcv", "triple_barrier", "sample_uniqueness");

  @TestFactory
  List<DynamicTest> golden_cases() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : GROUPS) {
      Optional<JsonNode> cases = Reference.cases(group);
      if (cases.isEmpty()) {
        tests.add(DynamicTest.dynamicTest(group, () -> skip(group + ": no reference folder")));
      } else {
        StreamSupport.stream(cases.get().spliterator(), false).map(this::test).forEach(tests::add);
      }
    }
    System.out.printf(
        "golden groups %s: %d tests, not yet built: %s%n", GROUPS, tests.size(), NOT_YET_BUILT);
    return tests;
  }

  private DynamicTest test(JsonNode golden) {
    String statistic = golden.get("statistic").asText();
    return DynamicTest.dynamicTest(
        golden.get("id").asText(),
        () -> {
          if (NOT_YET_BUILT.contains(statistic)) {
            skip(statistic + ": not yet built");
          }
          assertThat(BUILT).as("who answers for the statistic").containsKey(statistic);
          BUILT.get(statistic).accept(golden);
        });
  }

  private static void skip(String why) {
    Assumptions.abort("SKIPPED: " + why);
  }
}
