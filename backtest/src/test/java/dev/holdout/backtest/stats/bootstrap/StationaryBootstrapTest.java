package dev.holdout.backtest.stats.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.RandomTrials;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {

  /** In 200,000 draws the share of new blocks is 1 / b within a tenth of it. */
  @Test
  void blocks_have_the_mean_length_that_was_asked_for() {
    for (double mean : new double[] {1, 4, 20}) {
      StationaryBootstrap bootstrap = new StationaryBootstrap(1000, mean, 7);
      int[] indices = new int[1000];
      int blocks = 0;
      long[] visits = new long[1000];
      for (int replication = 0; replication < 200; replication++) {
        bootstrap.next(indices);
        for (int i = 0; i < indices.length; i++) {
          visits[indices[i]]++;
          blocks += i > 0 && indices[i] == (indices[i - 1] + 1) % 1000 ? 0 : 1;
        }
      }
      assertThat(200_000.0 / blocks).isBetween(0.9 * mean, 1.1 * mean);
      for (long count : visits) {
        assertThat(count).as("every period is drawn about as often").isBetween(90L, 340L);
      }
    }
  }

  @Test
  void the_same_seed_draws_the_same_and_the_next_replication_differs() {
    StationaryBootstrap first = new StationaryBootstrap(50, 5, 11);
    StationaryBootstrap again = new StationaryBootstrap(50, 5, 11);
    int[] a = new int[50];
    int[] b = new int[50];
    first.next(a);
    again.next(b);
    assertThat(a).isEqualTo(b);
    first.next(a);
    assertThat(a).isNotEqualTo(b);
    new StationaryBootstrap(50, 5, 12).next(a);
    assertThat(a).isNotEqualTo(b);
  }

  /** These bits are the contract: reports made before must come out again. */
  @Test
  void the_draws_of_a_seed_are_fixed() {
    int[] indices = new int[12];
    new StationaryBootstrap(12, 3, 42).next(indices);
    assertThat(indices).containsExactly(8, 3, 4, 10, 9, 10, 11, 5, 6, 7, 8, 1);
  }

  @Test
  void settings_that_draw_nothing_are_refused() {
    assertThatThrownBy(() -> new StationaryBootstrap(0, 5, 1)).hasMessageContaining("0 periods");
    assertThatThrownBy(() -> new StationaryBootstrap(10, 0.5, 1))
        .hasMessageContaining("mean block is 0.5");
    assertThatThrownBy(() -> new StationaryBootstrap(10, 2, 1).next(new int[9]))
        .hasMessageContaining("a replication has 10");
    assertThatThrownBy(() -> Resamples.stationary(10, 0, 2, 1))
        .hasMessageContaining("0 replications");
    assertThatThrownBy(() -> Resamples.of(3, new int[][] {{0, 1, 3}}))
        .hasMessageContaining("index 2 of replication 0 is 3 of 3");
  }

  /** Running sums against adding one by one, over more series than a strip holds. */
  @Test
  void resampled_means_are_the_means_of_what_was_drawn() {
    double[][] columns = RandomTrials.family(new Random(3), 75, 90);
    StationaryBootstrap bootstrap = new StationaryBootstrap(90, 6, 5);
    int[][] indices = new int[20][90];
    for (int[] replication : indices) {
      bootstrap.next(replication);
    }
    ResampledMeans resampled = ResampledMeans.of(columns, Resamples.of(90, indices));
    Resamples seeded = Resamples.stationary(90, 20, 6, 5);
    for (int b = 0; b < indices.length; b++) {
      for (int k = 0; k < columns.length; k++) {
        double sum = 0;
        for (int index : indices[b]) {
          sum += columns[k][index];
        }
        assertThat(resampled.means()[k] + resampled.distances()[b][k])
            .isCloseTo(sum / 90, within(1e-15));
      }
      assertThat(seeded.draw(columns[0], b))
          .isEqualTo(Resamples.of(90, indices).draw(columns[0], b));
    }
  }

  /** The recursion against the double sum of the formula. */
  @Test
  void the_long_run_variance_is_the_formulas() {
    RandomTrials.forSeeds(
        20,
        random -> {
          double[] values = RandomTrials.series(random, 5 + random.nextInt(60), 0.001);
          double block = 1 + 10 * random.nextDouble();
          int n = values.length;
          double keep = 1 - 1 / block;
          double expected = autocovariance(values, 0);
          for (int i = 1; i < n; i++) {
            double kappa =
                (double) (n - i) / n * Math.pow(keep, i) + (double) i / n * Math.pow(keep, n - i);
            expected += 2 * kappa * autocovariance(values, i);
          }
          assertThat(LongRun.stationaryVariance(values, block) / expected)
              .isCloseTo(1, within(1e-9));
          assertThat(LongRun.stationaryVariance(values, 1) / autocovariance(values, 0))
              .isCloseTo(1, within(1e-9));
        });
    assertThat(LongRun.stationaryVariance(new double[] {0.1, 0.1, 0.1}, 3)).isZero();
  }

  private static double autocovariance(double[] values, int lag) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (int t = lag; t < values.length; t++) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    return sum / values.length;
  }

  @Test
  void a_series_with_memory_needs_longer_blocks() {
    double[] noise = RandomTrials.series(new Random(6), 1000, 0);
    double[] memory = noise.clone();
    for (int t = 1; t < memory.length; t++) {
      memory[t] += 0.8 * memory[t - 1];
    }
    assertThat(BlockLength.stationary(memory)).isGreaterThan(3 * BlockLength.stationary(noise));
    double longest = Math.ceil(3 * Math.sqrt(1000));
    assertThat(BlockLength.of(memory).circular()).isBetween(1.0, longest);
    assertThat(BlockLength.stationary(new double[] {1, 1, 1})).isEqualTo(1);
    assertThat(BlockLength.stationary(new double[0])).isEqualTo(1);
    double[] squares = noise.clone();
    for (int t = 0; t < squares.length; t++) {
      squares[t] *= noise[t];
    }
    assertThat(BlockLength.stationaryForSharpe(noise))
        .isEqualTo(Math.max(BlockLength.stationary(noise), BlockLength.stationary(squares)));
  }
}
