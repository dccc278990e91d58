package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void a_search_is_a_grid_whose_last_choice_turns_fastest() {
    Search search =
        new Search(List.of(4, 8), List.of(16), List.of(0.0), List.of(0.01), List.of(0.0, 0.001));

    assertThat(search.configurations())
        .containsExactly(
            new Configuration(4, 16, 0, 0.01, 0),
            new Configuration(4, 16, 0, 0.01, 0.001),
            new Configuration(8, 16, 0, 0.01, 0),
            new Configuration(8, 16, 0, 0.01, 0.001));
  }

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
  void a_search_over_more_than_ten_thousand_is_refused_with_the_count() {
    List<Integer> many = IntStream.rangeClosed(1, 200).boxed().toList();

    assertThatThrownBy(() -> Search.over(many, many, List.of(0.01)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search is 40000 configurations; at most 10000 are searched")
        .hasMessageContaining("try: search: {lag: [4, 8], hidden: [8, 16]}");
  }
}
