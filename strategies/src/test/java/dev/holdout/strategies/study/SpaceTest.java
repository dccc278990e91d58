package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceTest {

  private static final UnaryOperator<Space.Builder> REST =
      space -> space.choice("lag", 4).choice("hidden", 8);

  @Test
  void whole_numbers_are_drawn_evenly_with_both_bounds() {
    double[] drawn = draws(new Dimension.Whole(Hyperparameter.LAG, 3, 12));

    for (int value = 3; value <= 12; value++) {
      int wanted = value;
      assertThat(DoubleStream.of(drawn).filter(one -> one == wanted).count())
          .isBetween(800L, 1200L);
    }
  }

  @Test
  void uniform_values_are_even_short_and_within_their_bounds() {
    double[] drawn = draws(new Dimension.Uniform(Hyperparameter.DROPOUT, 0.1, 0.5));

    assertThat(DoubleStream.of(drawn).average().orElseThrow()).isCloseTo(0.3, within(0.01));
    assertThat(DoubleStream.of(drawn).boxed())
        .allSatisfy(value -> {
          assertThat(value).isBetween(0.1, 0.5);
          assertThat(BigDecimal.valueOf(value).scale()).isLessThanOrEqualTo(4);
        });
    assertThat(drawn).contains(0.1, 0.5);
  }

  @Test
  void log_uniform_values_are_as_many_below_the_middle_magnitude_as_above() {
    double[] drawn = draws(new Dimension.LogUniform(Hyperparameter.LEARNING_RATE, 0.001, 0.1));

    assertThat(DoubleStream.of(drawn).filter(value -> value < 0.01).count())
        .isBetween(4700L, 5300L);
    assertThat(DoubleStream.of(drawn).boxed())
        .allSatisfy(value -> {
          assertThat(value).isBetween(0.001, 0.1);
          assertThat(BigDecimal.valueOf(value).stripTrailingZeros().precision())
              .isLessThanOrEqualTo(3);
        });
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0.1, 1801", "0.001, 0.00101, 2", "0.99, 1.01, 12", "1, 999, 2700"})
  void points_of_three_digits_are_counted(double low, double high, long points) {
    assertThat(new Dimension.LogUniform(Hyperparameter.LEARNING_RATE, low, high).points())
        .isEqualTo(points);
  }

  @Test
  void values_that_a_double_cannot_tell_apart_are_one_point() {
    assertThat(new Dimension.Uniform(Hyperparameter.LEARNING_RATE, 1, Math.nextUp(1.0)).points())
        .isEqualTo(2);
    assertThat(new Dimension.Uniform(Hyperparameter.LEARNING_RATE, 1, 2).points()).isEqualTo(1001);
  }

  @Test
  void points_of_a_space_multiply_and_do_not_overflow() {
    assertThat(
            space(space ->
                    space.integer("lag", 3, 12).choice("hidden", 4, 8).choice("lr", 0.1, 0.2, 0.3))
                .points())
        .isEqualTo(60);
    assertThat(
            space(space ->
                    space
                        .integer("lag", 1, Integer.MAX_VALUE)
                        .integer("hidden", 1, Integer.MAX_VALUE)
                        .uniform("dropout", 0, 0.5)
                        .logUniform("lr", 1e-9, 1))
                .points())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void what_varies_is_told_and_everything_when_nothing_does() {
    assertThat(space(REST.andThen(space -> space.logUniform("lr", 0.001, 0.1))::apply).varied())
        .containsExactly(Hyperparameter.LEARNING_RATE);
    assertThat(space(REST.andThen(space -> space.choice("lr", 0.1))::apply).varied())
        .containsExactly(Hyperparameter.values());
  }

  @Test
  void dropout_and_weight_decay_are_zero_unless_stated_and_the_order_does_not_matter() {
    Space space = space(given -> given.choice("lr", 0.1).choice("hidden", 8).choice("lag", 4));

    assertThat(space)
        .isEqualTo(
            space(given ->
                given
                    .choice("weight-decay", 0)
                    .choice("dropout", -0.0)
                    .choice("lag", 4)
                    .choice("hidden", 8)
                    .choice("lr", 0.1)));
    assertThat(space.grid()).containsExactly(new Configuration(4, 8, 0, 0.1, 0));
  }

  @Test
  void faults_of_all_parameters_are_told_at_once() {
    assertThatThrownBy(() ->
            space(given ->
                given
                    .choice("lag", 4.5)
                    .integer("hidden", 16, 8)
                    .uniform("dropout", 0, 1)
                    .logUniform("lr", 0, 0.1)
                    .choice("weightdecay", 0)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults())
                    .extracting(BadInput.Fault::value)
                    .containsExactly(
                        "search.lag is 4.5; it is a whole number",
                        "search.hidden is {integer: [16, 8]}; a range has its lowest value first"
                            + " and a higher one last; a single value stands alone",
                        "search.dropout is 1; it must lie at or above 0 and below 1",
                        "search.lr is {log-uniform: [0, 0.1]}; an order of magnitude is drawn, so"
                            + " both bounds are above 0",
                        "search.weightdecay is no parameter; there are lag, hidden, dropout, lr,"
                            + " weight-decay"));
  }

  @Test
  void a_parameter_stated_twice_or_not_at_all_is_refused() {
    assertThatThrownBy(
            () -> space(given -> given.choice("lag", 4).choice("lag", 8).choice("hidden", 8)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("search.lag is stated twice; a parameter has one dimension")
        .hasMessageContaining("the study does not state search.lr");
  }

  @Test
  void bounds_of_more_than_three_digits_are_shown_rounded() {
    assertThatThrownBy(() -> new Dimension.LogUniform(Hyperparameter.LEARNING_RATE, 0.0012345, 0.1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("try: lr: {log-uniform: [0.00123, 0.1]}");
  }

  @Test
  void whole_parameters_are_not_drawn_from_fractions_nor_others_from_whole_numbers() {
    assertThatThrownBy(() -> new Dimension.Uniform(Hyperparameter.HIDDEN, 4, 8))
        .hasMessageContaining("search.hidden is {uniform: [4, 8]}; it is a whole number");
    assertThatThrownBy(() -> new Dimension.Whole(Hyperparameter.LEARNING_RATE, 1, 2))
        .hasMessageContaining("search.lr is {integer: [1, 2]}; it is drawn from choice");
  }

  private static double[] draws(Dimension dimension) {
    var random = new Philox(11, 1);
    return DoubleStream.generate(() -> dimension.draw(random)).limit(10_000).toArray();
  }

  private static Space space(UnaryOperator<Space.Builder> given) {
    return given.apply(Space.builder()).build();
  }
}
