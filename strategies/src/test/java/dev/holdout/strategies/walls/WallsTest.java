package dev.holdout.strategies.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house, held against every class of the program. */
class WallsTest {

  private static final Walls WALLS = new Walls("dev.holdout");

  /** Imported once: it takes seconds, and nothing changes it. */
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.holdout");

  static List<String> modules() {
    return List.copyOf(Walls.modules());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void each_of_the_seven_modules_was_found(String module) {
    assertThat(
            PROGRAM.stream()
                .anyMatch(type -> type.getPackageName().startsWith("dev.holdout." + module)))
        .as("a class of %s", module)
        .isTrue();
  }

  @Test
  void modules_import_along_the_arrows_only() {
    WALLS.arrows().forEach(rule -> rule.check(PROGRAM));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packages_of_a_module_form_no_cycle(String module) {
    WALLS.noCyclesIn(module).allowEmptyShould(true).check(PROGRAM);
  }

  @Test
  void no_class_is_named_for_a_drawer() {
    WALLS.plainNames().check(PROGRAM);
  }

  @Test
  void only_the_command_line_reads_clock_and_environment_and_ends_the_process() {
    WALLS.worldOnlyInCli().check(PROGRAM);
  }

  @Test
  void only_the_edges_call_foreign_code() {
    WALLS.foreignOnlyAtTheEdges().check(PROGRAM);
  }

  /**
   * A study in one Java file imports whole modules, where a name of two classes is ambiguous. The
   * engine's ops and devices are no words of a study; of others, those that stand in nobody's way
   * yet are listed.
   */
  @Test
  void no_two_public_classes_share_a_name() {
    Map<String, List<String>> byName = new TreeMap<>();
    PROGRAM.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
        .filter(type ->
            !type.getPackageName().matches("dev\\.holdout\\.engine\\.(tensor\\.ops|backend).*"))
        .forEach(type ->
            byName
                .computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                .add(type.getPackageName()));
    byName.values().removeIf(packages -> packages.size() == 1);
    byName.remove("package-info");
    assertThat(byName.keySet())
        .isSubsetOf("Controls", "Orders", "Parameter", "Samples", "Tick", "Trading");
  }

  @Test
  void randomness_comes_from_a_seed() {
    WALLS.onlySeededRandom().check(PROGRAM);
  }

  @Test
  void only_training_sees_forward_looking_types() {
    WALLS.futureOnlyInTraining().check(PROGRAM);
  }

  @Test
  void the_engine_uses_no_vector_call_whose_bits_change() {
    WALLS.sameBitsOnEveryMachine().check(PROGRAM);
  }

  @Test
  void no_file_is_longer_than_a_reader_can_hold() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : Checkout.sources()) {
      SourceRules.tooLong(file).ifPresent(faults::add);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void every_package_has_its_sign() throws IOException {
    assertThat(Checkout.mainSources()).isNotEmpty();
    assertThat(SourceRules.withoutSign(Checkout.mainSources())).isEmpty();
  }
}
