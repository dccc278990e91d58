package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.strategies.study.file.StudyFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two searches the same question. */
class StudyHashTest {

  private final Study demo = StudyFiles.shipped("demo", List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search.trials=64",
        "search.lag=[4, 5]",
        "limits.days=90",
        "gate.instants=128",
        "controls.repeats=4",
        "seeds.list=[1, 2]",
        "seeds.master=1"
      })
  void another_search_or_judgement_is_another_study_and_the_same_question(String setting) {
    Study changed = StudyFiles.shipped("demo", List.of(setting));

    assertThat(changed.hash()).isNotEqualTo(demo.hash());
    assertThat(changed.hashWithoutSearch()).isEqualTo(demo.hashWithoutSearch()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features.0=LogReturn(2)",
        "costs.commission.basis-points=19",
        "training.epochs=41",
        "folds.embargo=50m",
        "timeline.bar=10m",
        "objective=mean-return"
      })
  void whatever_changes_what_a_configuration_earns_is_another_question(String setting) {
    Study changed = StudyFiles.shipped("demo", List.of(setting));

    assertThat(changed.hashWithoutSearch()).isNotEqualTo(demo.hashWithoutSearch());
  }

  @Test
  void the_question_is_not_the_study() {
    assertThat(demo.hashWithoutSearch()).isNotEqualTo(demo.hash());
  }
}
