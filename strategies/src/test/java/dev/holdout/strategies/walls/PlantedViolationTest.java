package dev.holdout.strategies.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wall stands: a violation planted below {@code planted} is named by the rule it breaks. */
class PlantedViolationTest {

  private static final String ROOT = "dev.holdout.strategies.walls.planted";
  private static final Walls WALLS = new Walls(ROOT);
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

  private static void caught(ArchRule rule, String... places) {
    List<String> found = rule.evaluate(PLANTED).getFailureReport().getDetails();
    for (String place : places) {
      assertThat(found).as(rule.getDescription()).anyMatch(line -> line.contains(place));
    }
  }

  @Test
  void an_engine_that_knows_the_backtest_is_caught() {
    ArchRule engine =
        WALLS.arrows().stream()
            .filter(rule -> rule.getDescription().contains("engine may import only"))
            .findFirst()
            .orElseThrow();
    caught(engine, "engine.kernel.KnowsTheMarket");
  }

  @Test
  void a_cycle_between_two_packages_is_caught() {
    caught(WALLS.noCyclesIn("engine"), "kernel", "shape");
  }

  @Test
  void a_manager_is_caught() {
    caught(WALLS.plainNames(), "OrderManager");
  }

  @Test
  void clock_environment_and_exit_are_caught_also_as_method_references() {
    caught(
        WALLS.worldOnlyInCli(),
        "System.exit(int)",
        "System.getenv(java.lang.String)",
        "Instant.now()",
        "System.nanoTime()");
  }

  @Test
  void foreign_memory_in_the_backtest_is_caught() {
    caught(WALLS.foreignOnlyAtTheEdges(), "java.lang.foreign.Arena");
  }

  @Test
  void unseeded_randomness_is_caught_and_seeded_is_not() {
    caught(WALLS.onlySeededRandom(), "java.util.Random.<init>()", "java.lang.Math.random()");
    assertThat(WALLS.onlySeededRandom().evaluate(PLANTED).getFailureReport().getDetails())
        .noneMatch(line -> line.contains("<init>(long)"));
  }

  @Test
  void a_backtest_that_reads_a_target_is_caught() {
    caught(WALLS.futureOnlyInTraining(), "backtest.order.OrderManager");
  }

  @Test
  void vector_calls_without_fixed_bits_are_caught() {
    caught(WALLS.sameBitsOnEveryMachine(), "reduceLanes", "VectorOperators.EXP");
  }

  @Test
  void a_file_of_401_lines_and_a_package_without_sign_are_caught(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("Long.java"), "\n".repeat(401));
    assertThat(SourceRules.tooLong(file)).hasValueSatisfying(w -> assertThat(w).contains("401"));
    assertThat(SourceRules.withoutSign(List.of(file)))
        .singleElement()
        .asString()
        .contains("has no package-info.java");

    Files.writeString(folder.resolve("package-info.java"), "/** One paragraph. */ package p;");
    assertThat(SourceRules.withoutSign(List.of(file)))
        .singleElement()
        .asString()
        .contains("three paragraphs");
  }
}
