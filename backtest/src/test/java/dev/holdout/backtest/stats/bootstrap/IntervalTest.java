package dev.holdout.backtest.stats.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.RandomTrials;
import dev.holdout.backtest.stats.inference.SharpeInference;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {

  /** 400 samples with a true ratio of 0.1: of nine in ten the interval should hold it. */
  @Test
  void the_interval_holds_the_true_ratio_as_often_as_it_says() {
    int held = 0;
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      SharpeInterval interval =
          SharpeInterval.of(RandomTrials.series(random, 150, 0.001), 0.9, 200, i);
      held += interval.lower() <= 0.1 && 0.1 <= interval.upper() ? 1 : 0;
    }
    assertThat(held / 400.0).isBetween(0.85, 0.95);
  }

  /** At a ratio of 2 most of the error is the deviation's: sqrt((1 + 2^2 / 2) / 2000). */
  @Test
  void for_a_large_ratio_the_deviation_counts_as_well() {
    double[] returns = RandomTrials.series(new Random(5), 2000, 0.02);
    SharpeInterval interval = SharpeInterval.of(returns, 0.9, 1000, 1);
    double half = (interval.upper() - interval.lower()) / 2;
    assertThat(half / (1.645 * Math.sqrt(3.0 / 2000))).isBetween(0.85, 1.15);
  }

  /**
   * Nine in ten again, with returns that remember: a plain interval would hold it in seven of ten.
   */
  @Test
  void autocorrelation_widens_the_interval() {
    int held = 0;
    double wider = 0;
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      double[] returns = RandomTrials.series(random, 400, 0);
      for (int t = 1; t < returns.length; t++) {
        returns[t] += 0.5 * returns[t - 1];
      }
      SharpeInterval interval = SharpeInterval.of(returns, 0.9, 200, i);
      held += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
      wider += interval.standardError() / SharpeInference.standardError(returns) / 300;
    }
    assertThat(held / 300.0).isBetween(0.82, 0.96);
    assertThat(wider).as("on average").isBetween(1.4, 1.8);
  }

  @Test
  void a_difference_of_two_holds_the_true_one_and_draws_both_with_the_same_blocks() {
    int held = 0;
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      double[] a = RandomTrials.series(random, 200, 0.001);
      double[] b = a.clone();
      for (int t = 0; t < b.length; t++) {
        b[t] += 0.002 * random.nextGaussian();
      }
      SharpeInterval interval = SharpeInterval.difference(a, b, 0.9, 200, i);
      assertThat(interval.upper() - interval.lower())
          .as("far narrower than either alone")
          .isLessThan(
              0.5
                  * (SharpeInterval.of(a, 0.9, 200, i).upper()
                      - SharpeInterval.of(a, 0.9, 200, i).lower()));
      double truth = 0.1 - 0.001 / Math.hypot(0.01, 0.002);
      held += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }
    assertThat(held / 300.0).isBetween(0.84, 0.96);
  }

  @Test
  void a_series_beside_itself_differs_by_nothing() {
    double[] returns = RandomTrials.series(new Random(4), 100, 0.001);
    SharpeInterval interval = SharpeInterval.difference(returns, returns.clone(), 0.95, 100, 1);
    assertThat(interval.estimate()).isZero();
    assertThat(interval.lower()).isZero();
    assertThat(interval.upper()).isZero();
    assertThatThrownBy(() -> SharpeInterval.difference(returns, new double[3], 0.95, 100, 1))
        .hasMessageContaining("a has 100 periods and b has 3");
  }

  @Test
  void scale_and_seed_do_what_they_should() {
    RandomTrials.forSeeds(
        10,
        random -> {
          double[] returns = RandomTrials.series(random, 120, 0.001);
          SharpeInterval plain = SharpeInterval.of(returns, 0.95, 300, 5);
          assertThat(SharpeInterval.of(returns, 0.95, 300, 5)).isEqualTo(plain);
          assertThat(plain.estimate()).isEqualTo(Performance.sharpe(returns, 0, 1));
          double[] scaled = returns.clone();
          for (int t = 0; t < scaled.length; t++) {
            scaled[t] *= 40;
          }
          SharpeInterval same = SharpeInterval.of(scaled, 0.95, 300, 5);
          assertThat(same.lower()).isCloseTo(plain.lower(), within(1e-9));
          assertThat(same.upper()).isCloseTo(plain.upper(), within(1e-9));
          assertThat(SharpeInterval.of(returns, 0.5, 300, 5).upper()).isLessThan(plain.upper());
        });
  }

  @Test
  void without_a_ratio_there_is_no_interval() {
    for (double[] returns : new double[][] {{}, {0.1}, {0.1, 0.1, 0.1}}) {
      SharpeInterval none = SharpeInterval.of(returns, 0.95, 100, 1);
      assertThat(none.estimate()).isNaN();
      assertThat(none.lower()).isNaN();
      assertThat(none.dropped()).isEqualTo(100);
    }
    assertThatThrownBy(() -> SharpeInterval.of(new double[] {0.1, Double.NaN}, 0.95, 100, 1))
        .hasMessageContaining("returns[1] is NaN");
    assertThatThrownBy(() -> SharpeInterval.of(new double[] {0.1, 0.2}, 95, 100, 1))
        .hasMessageContaining("confidence 95.0");
  }

  /** Ten idle days of twelve: many replications draw nothing else. */
  @Test
  void flat_replications_are_dropped_and_counted() {
    double[] returns = new double[12];
    returns[3] = 0.02;
    returns[4] = -0.01;
    SharpeInterval interval = SharpeInterval.of(returns, 0.9, 500, 1);
    assertThat(interval.dropped()).isBetween(1, 499);
    BootstrapInterval plain =
        BootstrapInterval.of(
            returns,
            drawn -> Performance.sharpe(drawn, 0, 1),
            Resamples.stationary(12, 500, 2, 1),
            0.9);
    assertThat(plain.dropped()).isBetween(1, 499);
    assertThat(plain.percentileLower()).isLessThan(plain.percentileUpper());
    assertThat(plain.basicLower() + plain.percentileUpper())
        .isCloseTo(2 * plain.estimate(), within(1e-12));
  }
}
