package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void a_configuration_is_shown_in_plain_numbers() {
    assertThat(new Configuration(4, 16, 0.5, 1e-4, 0).text())
        .isEqualTo("lag 4, hidden 16, dropout 0.5, lr 0.0001, weight decay 0");
  }

  @Test
  void equal_configurations_and_no_others_share_a_hash() {
    Configuration one = new Configuration(4, 16, 0.5, 0.01, 0);

    assertThat(one.hash())
        .hasSize(64)
        .isEqualTo(new Configuration(4, 16, 0.5, 0.01, 0).hash())
        .isNotEqualTo(new Configuration(16, 4, 0.5, 0.01, 0).hash())
        .isNotEqualTo(new Configuration(4, 16, 0.01, 0.5, 0).hash());
  }

  @Test
  void some_of_its_values_are_shown_by_their_labels() {
    assertThat(
            new Configuration(4, 16, 0.5, 1e-4, 0)
                .text(List.of(Hyperparameter.LEARNING_RATE, Hyperparameter.WEIGHT_DECAY)))
        .isEqualTo("lr 0.0001, weight decay 0");
  }

  @Test
  void values_that_no_training_could_use_are_refused_all_at_once() {
    assertThatThrownBy(() -> new Configuration(0, 16, 1, 0.01, -1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search.lag is 0; it must be 1 or more")
        .hasMessageContaining("search.dropout is 1; it must lie at or above 0 and below 1")
        .hasMessageContaining("search.weight-decay is -1; a weight decay is 0 or more");
  }
}
