package dev.holdout.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.Feature;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the module's README shows works as it stands there. */
class ReadmeExampleTest {

  @TempDir Path folder;

  @Test
  void the_study_in_yaml_and_the_study_in_java_are_the_same() throws IOException {
    Study yaml = load("quarter-hours.yaml", ReadmeBlocks.nth("yaml", 0));
    Study java = load("QuarterHours.java", ReadmeBlocks.nth("java", 0));
    assertThat(java).isEqualTo(yaml);
    assertThat(java.hash()).isEqualTo(yaml.hash());
    assertThat(yaml.configurations()).hasSize(4);
  }

  @Test
  void a_feature_of_ones_own_is_taken_and_changes_the_study() throws IOException {
    String own =
        "import dev.holdout.marketdata.bar.Field;\n"
            + ReadmeBlocks.nth("java", 0).replace("new TickImbalance(2)", "new BarRange()")
            + ReadmeBlocks.nth("java", 1);
    Study study = load("QuarterHours.java", own);
    assertThat(study.signal().features()).extracting(Feature::name).endsWith("BarRange");
    assertThat(study.hash())
        .isNotEqualTo(load("QuarterHours2.java", ReadmeBlocks.nth("java", 0)).hash());
  }

  private Study load(String name, String text) throws IOException {
    return StudyFiles.load(Files.writeString(folder.resolve(name), text), List.of());
  }
}
