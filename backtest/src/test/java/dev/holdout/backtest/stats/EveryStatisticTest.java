package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over the catalogue. */
class EveryStatisticTest {

  private static final Set<String> UNITS_OF_RETURN =
      Set.of(
          "volatility",
          "var",
          "cvar",
          "expected_shortfall_exact",
          "var_normal",
          "cvar_normal",
          "alpha");

  private static final Set<String> UNCHANGED_BY_SCALE =
      Set.of(
          "sharpe",
          "sortino",
          "omega",
          "tail_ratio",
          "skew_population",
          "kurtosis_population_nonexcess",
          "skew_adjusted",
          "excess_kurtosis_adjusted",
          "hit_rate",
          "profit_factor",
          "psr",
          "min_trl",
          "beta",
          "information_ratio");

  /** These follow no simple scale. */
  private static final Set<String> COMPOUNDING =
      Set.of(
          "total_return",
          "cagr",
          "calmar",
          "max_drawdown",
          "max_duration",
          "max_underwater",
          "ulcer_index");

  static List<Statistic> all() {
    return StatCatalogue.all();
  }

  private static ReturnSample sample(double[] returns, double[] benchmark) {
    return new ReturnSample(returns, benchmark, 252, 0, 0, 0, 0.05);
  }

  /** With a mean above 0, since a track record of losses has no length. */
  private static double[] draw(long seed, double scale) {
    Random random = new Random(seed);
    double[] values = new double[80];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * (0.004 + 0.01 * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("all")
  void has_a_value_for_an_ordinary_series(Statistic statistic) {
    assertThat(statistic.of(sample(draw(1, 1), draw(2, 1)))).isFinite();
  }

  @ParameterizedTest
  @MethodSource("all")
  void says_when_it_has_none(Statistic statistic) {
    double value = statistic.of(sample(new double[0], new double[0]));
    if (statistic.undefinedWhen().isEmpty()) {
      assertThat(value).isZero();
    } else {
      assertThat(value).isNaN();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void never_throws_on_one_return_or_a_flat_series_or_ruin(Statistic statistic) {
    for (double[] returns : new double[][] {{0.1}, {0.01, 0.01, 0.01}, {0}, {0.1, -1, 0.2}}) {
      assertThat(statistic.of(sample(returns, new double[returns.length])))
          .isNotEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leaves_its_input_as_it_was(Statistic statistic) {
    double[] returns = draw(1, 1);
    double[] benchmark = draw(2, 1);
    statistic.of(sample(returns, benchmark));
    assertThat(returns).isEqualTo(draw(1, 1));
    assertThat(benchmark).isEqualTo(draw(2, 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void follows_the_scale_of_the_returns_as_its_unit_says(Statistic statistic) {
    double plain = statistic.of(sample(draw(1, 1), draw(2, 1)));
    double doubled = statistic.of(sample(draw(1, 2), draw(2, 2)));
    if (UNITS_OF_RETURN.contains(statistic.name())) {
      assertThat(doubled / plain).isCloseTo(2, Offset.offset(1e-9));
    } else if (UNCHANGED_BY_SCALE.contains(statistic.name())) {
      assertThat(doubled / plain).isCloseTo(1, Offset.offset(1e-9));
    } else {
      assertThat(COMPOUNDING).as("a new statistic states how it scales").contains(statistic.name());
    }
  }

  @Test
  void a_value_that_is_no_number_is_refused_by_its_index() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> sample(new double[] {0.1, 0.2, bad}, new double[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("returns[2] is " + bad);
      assertThatThrownBy(() -> Performance.sharpe(new double[] {0.1, bad}, 0, 252))
          .hasMessageContaining("returns[1] is " + bad)
          .hasMessageContaining("decide about missing periods before");
      assertThatThrownBy(() -> Drawdown.ofReturns(new double[] {bad}))
          .hasMessageContaining("returns[0] is " + bad);
    }
  }

  @Test
  void names_are_unique_and_an_unknown_one_is_answered_with_those_there_are() {
    assertThat(all()).extracting(Statistic::name).doesNotHaveDuplicates();
    assertThat(StatCatalogue.of("sharpe").label()).isEqualTo("Sharpe ratio");
    assertThatThrownBy(() -> StatCatalogue.of("sharp"))
        .hasMessageContaining("sharp")
        .hasMessageContaining("sortino");
  }
}
