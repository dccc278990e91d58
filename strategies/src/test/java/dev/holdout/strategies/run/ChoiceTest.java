package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static final double FAILED = Double.NEGATIVE_INFINITY;

  private static Choice.Scores scores(List<Integer> configurations, Double... values) {
    return new Choice.Scores(configurations, List.of(values));
  }

  @Test
  void the_best_go_on_in_the_order_of_the_study() {
    Choice.Scores rung = scores(List.of(0, 3, 5, 8), 0.1, 0.4, -0.2, 0.5);
    assertThat(rung.best(2)).containsExactly(3, 8);
    assertThat(rung.best(1)).containsExactly(8);
  }

  @Test
  void of_equal_ones_the_first_goes_on() {
    assertThat(scores(List.of(2, 4, 6), 0.3, 0.3, 0.3).best(2)).containsExactly(2, 4);
    assertThat(Choice.by(List.of(scores(List.of(2, 4), 0.3, 0.3))).chosen()).isEqualTo(2);
  }

  @Test
  void a_failed_training_and_a_score_that_is_no_number_are_worse_than_any_loss() {
    assertThat(scores(List.of(0, 1, 2), FAILED, Double.NaN, -9.0).best(1)).containsExactly(2);
  }

  @Test
  void the_last_rung_chooses_whatever_earlier_ones_said() {
    Choice choice =
        Choice.by(
            List.of(scores(List.of(0, 1, 2), 0.9, 0.5, 0.1), scores(List.of(0, 1), 0.2, 0.3)));
    assertThat(choice.chosen()).isEqualTo(1);
    assertThat(choice.lastScore(0)).isEqualTo(0.2);
    assertThat(choice.lastScore(2)).isEqualTo(0.1);
    assertThat(choice.lastScore(7)).isNaN();
    assertThat(choice.reachedTheEnd(0)).isTrue();
    assertThat(choice.reachedTheEnd(2)).isFalse();
  }
}
