package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.study.Search.Rung;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

  private static final UnaryOperator<Space.Builder> WIDE =
      space ->
          space
              .integer("lag", 3, 12)
              .choice("hidden", 4, 8, 16, 32)
              .uniform("dropout", 0, 0.5)
              .logUniform("lr", 0.001, 0.1);

  private static final UnaryOperator<Space.Builder> GRID =
      space -> space.choice("lag", 4, 8).choice("hidden", 16).choice("lr", 0.01, 0.02, 0.03);

  @Test
  void a_grid_is_every_combination_once_the_last_parameter_turning_fastest() {
    Search search =
        search(
            space ->
                space
                    .choice("weight-decay", 0, 0.001)
                    .choice("lag", 4, 8)
                    .choice("hidden", 16)
                    .choice("lr", 0.01),
            Search.grid());

    assertThat(search.configurations(1))
        .containsExactly(
            new Configuration(4, 16, 0, 0.01, 0),
            new Configuration(4, 16, 0, 0.01, 0.001),
            new Configuration(8, 16, 0, 0.01, 0),
            new Configuration(8, 16, 0, 0.01, 0.001));
    assertThat(search.configurations(2)).isEqualTo(search.configurations(1));
  }

  @Test
  void more_trials_add_to_the_same_ones() {
    List<Configuration> few = search(WIDE, Search.random(32)).configurations(7);
    List<Configuration> many = search(WIDE, Search.halving(200)).configurations(7);

    assertThat(few).hasSize(32).isEqualTo(many.subList(0, 32));
    assertThat(many).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void another_master_seed_draws_other_configurations() {
    Search search = search(WIDE, Search.random(32));

    assertThat(search.configurations(7)).doesNotContainAnyElementsOf(search.configurations(8));
  }

  @Test
  void widening_one_parameter_moves_no_other() {
    UnaryOperator<Space.Builder> slower =
        space ->
            space
                .integer("lag", 3, 12)
                .choice("hidden", 4, 8, 16, 32)
                .uniform("dropout", 0, 0.5)
                .logUniform("lr", 0.0001, 0.1);
    List<Configuration> first = search(WIDE, Search.random(32)).configurations(7);
    List<Configuration> second = search(slower, Search.random(32)).configurations(7);

    assertThat(second)
        .extracting(Configuration::lag, Configuration::hidden, Configuration::dropout)
        .isEqualTo(
            first.stream().map(one -> tuple(one.lag(), one.hidden(), one.dropout())).toList());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void every_point_of_a_small_space_can_be_drawn_and_none_twice() {
    Search search = search(GRID, Search.random(6));

    assertThat(search.configurations(3))
        .containsExactlyInAnyOrderElementsOf(search(GRID, Search.grid()).configurations(3));
  }

  @Test
  void halving_without_a_number_of_trials_takes_the_grid() {
    assertThat(search(GRID, Search.halving()).configurations(3))
        .isEqualTo(search(GRID, Search.grid()).configurations(3));
  }

  @ParameterizedTest
  @CsvSource({
    "32, 4, 5, 40, '32x5 8x20 2x40'",
    "32, 4, 5, 80, '32x5 8x20 2x80'",
    "32, 4, 5, 400, '32x5 8x20 2x80 1x400'",
    "32, 4, 40, 40, '32x40'",
    "33, 4, 5, 21, '33x5 9x20 3x21'",
    "5, 2, 1, 8, '5x1 3x2 2x4 1x8'",
    "1, 2, 1, 8, '1x8'",
    "9, 2000000000, 2000000000, 2147483647, '9x2000000000 1x2147483647'",
  })
  void rungs_grow_in_epochs_as_they_shrink_in_configurations(
      int trials, int keep, int first, int epochs, String rungs) {
    Search search = search(WIDE, Search.halving(trials).keep(keep).firstEpochs(first));

    assertThat(
            search.rungs(epochs).stream()
                .map(rung -> rung.configurations() + "x" + rung.epochs())
                .toList())
        .containsExactly(rungs.split(" "));
  }

  @Test
  void grid_and_random_train_all_to_the_end() {
    assertThat(search(GRID, Search.grid()).rungs(40)).containsExactly(new Rung(6, 40));
    assertThat(search(WIDE, Search.random(9)).rungs(40)).containsExactly(new Rung(9, 40));
  }

  @Test
  void more_trials_than_the_space_has_points_are_refused_with_the_number_there_is() {
    assertThatThrownBy(() -> search(GRID, Search.halving(32)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search.trials is 32; the space has 6 different configurations")
        .hasMessageContaining("try: trials: 6");
  }

  @Test
  void a_grid_over_more_than_ten_thousand_is_refused_with_the_count() {
    double[] many = IntStream.rangeClosed(1, 200).asDoubleStream().toArray();

    assertThatThrownBy(() ->
            search(
                space -> space.choice("lag", many).choice("hidden", many).choice("lr", 0.01),
                Search.grid()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search is 40000 configurations; at most 10000 are searched")
        .hasMessageContaining("try: search: {lag: [4, 8], hidden: [8, 16]}");
  }

  @Test
  void a_grid_over_ranges_is_refused_for_every_one_of_them() {
    assertThatThrownBy(() -> search(WIDE, Search.grid()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search.lag is {integer: [3, 12]}; a grid has only choices")
        .hasMessageContaining("search.lr is {log-uniform: [0.001, 0.1]}; a grid has only choices")
        .hasMessageContaining("method: random, or choices: lr: [0.001, 0.1]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 5, search.trials is 0; it must be 1 or more",
    "10001, 4, 5, search.trials is 10001; at most 10000 are searched",
    "32, 1, 5, 'search.keep is 1; it must be 2 or more, so that a rung is smaller'",
    "32, 4, 0, search.first-epochs is 0; it must be 1 or more",
  })
  void numbers_that_are_no_search_are_refused(int trials, int keep, int first, String message) {
    assertThatThrownBy(() -> Search.halving(trials).keep(keep).firstEpochs(first))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  private static Search search(UnaryOperator<Space.Builder> space, Search.Method method) {
    return new Search(space.apply(Space.builder()).build(), method);
  }
}
