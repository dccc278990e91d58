package dev.holdout.backtest.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.RandomTrials;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EffectiveTrialsTest {

  /** Each block follows one hidden series, with a little of its own. */
  private static double[][] blocks(Random random, int blocks, int size) {
    double[][] columns = new double[blocks * size][];
    for (int b = 0; b < blocks; b++) {
      double[] hidden = RandomTrials.series(random, 200, 0);
      for (int i = 0; i < size; i++) {
        double[] own = RandomTrials.series(random, 200, 0);
        for (int t = 0; t < own.length; t++) {
          own[t] = hidden[t] + 0.5 * own[t];
        }
        columns[i * blocks + b] = own;
      }
    }
    return columns;
  }

  @Test
  void copies_of_one_trial_are_one_trial() {
    double[] one = RandomTrials.series(new Random(1), 100, 0);
    double[][] copies = {one, one.clone(), one.clone(), one.clone()};
    assertThat(EffectiveTrials.averageCorrelation(copies)).isCloseTo(1, within(1e-12));
    assertThat(EffectiveTrials.effectiveRank(copies)).isCloseTo(1, within(1e-9));
    assertThat(EffectiveTrials.onc(copies, 1)).isEqualTo(1);
  }

  @Test
  void independent_trials_count_nearly_in_full() {
    double[][] columns = RandomTrials.family(new Random(2), 20, 2000);
    assertThat(EffectiveTrials.averageCorrelation(columns)).isBetween(19.0, 20.0);
    assertThat(EffectiveTrials.effectiveRank(columns)).isBetween(19.0, 20.0);
  }

  /** Trials and their opposites: the plain formula would give more trials than there are. */
  @Test
  void a_negative_average_correlation_counts_as_none() {
    double[] one = RandomTrials.series(new Random(3), 100, 0);
    double[] other = one.clone();
    for (int t = 0; t < other.length; t++) {
      other[t] = -other[t];
    }
    assertThat(EffectiveTrials.averageCorrelation(new double[][] {one, other})).isEqualTo(2);
    assertThat(EffectiveTrials.ofAverageCorrelation(-1, 2)).isEqualTo(3);
  }

  @Test
  void flat_trials_count_as_one_together() {
    double[][] columns = RandomTrials.family(new Random(4), 5, 100);
    double plain = EffectiveTrials.averageCorrelation(new double[][] {columns[0], columns[3]});
    columns[1] = new double[100];
    columns[2] = new double[100];
    columns[4] = new double[100];
    assertThat(EffectiveTrials.averageCorrelation(columns)).isEqualTo(plain + 1);
    TrialClusters clusters = TrialClusters.of(columns, 1);
    assertThat(clusters.labels()).containsExactly(0, 2, 2, 1, 2);
    assertThat(clusters.clusters()).isEqualTo(3);
    assertThat(EffectiveTrials.averageCorrelation(new double[3][50])).isEqualTo(1);
    assertThat(EffectiveTrials.effectiveRank(new double[3][50])).isEqualTo(1);
  }

  @Test
  void clusters_are_found_in_whatever_order_the_trials_come() {
    RandomTrials.forSeeds(
        5,
        random -> {
          int count = 2 + random.nextInt(4);
          double[][] columns = blocks(random, count, 4);
          TrialClusters clusters = TrialClusters.of(columns, 1);
          assertThat(clusters.clusters()).isEqualTo(count);
          for (int i = 0; i < columns.length; i++) {
            assertThat(clusters.labels()[i]).isEqualTo(i % count);
          }
        });
  }

  @Test
  void the_same_seed_gives_the_same_clusters() {
    double[][] columns = RandomTrials.family(new Random(8), 15, 60);
    assertThat(TrialClusters.of(columns, 5).labels())
        .isEqualTo(TrialClusters.of(columns, 5).labels());
  }

  /** Twice the deviation, a quarter of the weight: (4 x 0.01 + 0.02) / 5 a period. */
  @Test
  void a_clusters_series_weights_by_the_inverse_of_the_variance() {
    double[][] columns = {{0.01, -0.01, 0.01}, {0.02, -0.02, 0.02}, {0, 0, 0}};
    TrialClusters clusters = new TrialClusters(2, new int[] {0, 0, 1});
    assertThat(clusters.series(columns)[0])
        .containsExactly(new double[] {0.012, -0.012, 0.012}, within(1e-15));
    double[] sharpes = clusters.sharpes(columns);
    assertThat(sharpes[0]).isCloseTo(Performance.sharpe(columns[0], 0, 1), within(1e-9));
    assertThat(sharpes[1]).isNaN();
  }

  @Test
  void trials_of_unequal_length_and_none_are_refused() {
    assertThatThrownBy(() -> EffectiveTrials.averageCorrelation(new double[0][]))
        .hasMessageContaining("no trials");
    assertThatThrownBy(() -> EffectiveTrials.effectiveRank(new double[][] {{0.1, 0.2}, {0.1}}))
        .hasMessageContaining("trial 1 has 1 periods and trial 0 has 2");
    assertThatThrownBy(() -> EffectiveTrials.onc(new double[][] {{0.1, 0.2}, {0.1, Double.NaN}}, 1))
        .hasMessageContaining("trial 1[1] is NaN");
  }
}
