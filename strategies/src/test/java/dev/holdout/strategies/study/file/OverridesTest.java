package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Study;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {

  @Test
  void a_value_set_by_its_path_replaces_that_of_the_file_and_nothing_else() {
    Study changed = load("training.epochs=9");
    Study written = StudyYaml.parse(StudyText.with("epochs: 6", "epochs: 9"), "study.yaml");

    assertThat(changed).isEqualTo(written).isNotEqualTo(load());
  }

  @Test
  void a_list_an_item_of_a_list_and_a_key_the_file_does_not_have_can_be_set() {
    Study changed = load("search.lag=[3, 5]", "features.1=LogReturn(7)", "gate.instants=128");

    assertThat(changed.learning().search().space().dimension(Hyperparameter.LAG).text())
        .isEqualTo("[3, 5]");
    assertThat(changed.signal().features().get(1).name()).isEqualTo("LogReturn(7)");
    assertThat(changed.judgement().gate().instants()).isEqualTo(128);
  }

  @Test
  void the_last_of_two_settings_of_one_key_holds() {
    Folds folds = load("folds.embargo=2h", "folds.embargo=3h").learning().folds();

    assertThat(folds.embargo()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void a_setting_may_not_be_a_key_the_study_does_not_have() {
    assertThat(faults("folds.embarg=1h"))
        .containsExactly(new Fault("unknown key folds.embarg", "--set folds.embarg=1h", "embargo"));
  }

  @Test
  void a_setting_is_checked_like_the_file_and_its_fault_names_the_flag() {
    assertThat(faults("costs.commission.basis-points=-5"))
        .containsExactly(
            new Fault(
                "commission is -5 basis points; a cost is 0 or more",
                "study.yaml:18:3",
                "basis-points: 5"));
    assertThat(faults("folds.embargo=1 hr"))
        .containsExactly(
            new Fault(
                "folds.embargo is \"1 hr\"; expected a duration such as \"1h\"",
                "--set folds.embargo=1 hr",
                "embargo: 1h"));
  }

  @Test
  void a_setting_without_a_value_or_below_one_shows_the_form() {
    assertThat(faults("folds.embargo"))
        .containsExactly(
            new Fault(
                "--set needs a key and a value, and got \"folds.embargo\"",
                "--set folds.embargo",
                "--set folds.train=3d"));
    assertThat(faults("objective.kind=sharpe"))
        .containsExactly(
            new Fault(
                "the value \"mean-return\" has no key kind below it",
                "--set objective.kind=sharpe",
                "--set objective=sharpe"));
    assertThat(faults("features.9=LogReturn(2)"))
        .containsExactly(
            new Fault(
                "9 is no place in a list of 5",
                "--set features.9=LogReturn(2)",
                "a number from 0 to 4"));
  }

  private static Study load(String... settings) {
    return StudyYaml.parse(StudyText.mechanics(), "study.yaml", List.of(settings));
  }

  private static List<Fault> faults(String setting) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> load(setting));
    assertThat(bad).as("the setting must be refused").isNotNull();
    return bad.faults();
  }
}
