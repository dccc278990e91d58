package dev.holdout.backtest.stats.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.RandomTrials;
import dev.holdout.marketdata.BadInput;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CscvTest {

  /** The values that three other programs agree on, all 12,870 splits of 1,000 trials. */
  @Test
  void the_workload_of_a_thousand_trials_gives_the_recorded_values() {
    double[][] columns = RandomTrials.workload(2520, 1000);
    assertThat(columns[0][0]).isEqualTo(-0.003718530115867056);
    assertThat(columns[999][2519]).isEqualTo(-0.0011157923563253958);

    Cscv sixteen = Cscv.of(columns, 16);
    assertThat(sixteen.splits()).isEqualTo(12_870);
    assertThat(sixteen.droppedRows()).isEqualTo(8);
    assertThat(sixteen.pbo()).isCloseTo(0.586713287, within(5e-10));
    assertThat(sixteen.meanLogit()).isCloseTo(-0.3362614, within(5e-8));
    assertThat(sixteen.probabilityOfLoss()).isCloseTo(0.5724942, within(5e-8));

    Cscv eight = Cscv.of(columns, 8);
    assertThat(eight.splits()).isEqualTo(70);
    assertThat(eight.pbo()).isCloseTo(0.542857143, within(5e-10));
    assertThat(eight.meanLogit()).isCloseTo(-0.520434, within(5e-7));
  }

  /** Idle stretches, equal trials and a remainder of rows, as real matrices have them. */
  @Test
  void block_sums_agree_with_the_definition_read_word_for_word() {
    RandomTrials.forSeeds(
        40,
        random -> {
          double[][] columns = realistic(random);
          int blocks = 2 + 2 * random.nextInt(3);
          Cscv fast = Cscv.of(columns, blocks);
          NaiveCscv naive = new NaiveCscv(columns, blocks);
          double[] logits = fast.logits();
          for (int i = 0; i < logits.length; i++) {
            assertThat(logits[i]).isCloseTo(naive.logits.get(i), within(1e-12));
            assertThat(fast.outOfSample()[i]).isCloseTo(naive.chosen.get(i), within(1e-9));
          }
          assertThat(fast.dominance().first()).isEqualTo(naive.firstOrder());
          assertThat(fast.dominance().second()).isEqualTo(naive.secondOrder());
          double mean = naive.all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
          double gap = Arrays.stream(fast.outOfSample()).average().orElseThrow() - mean;
          assertThat(fast.dominance().gap()).isCloseTo(gap, within(1e-9));
        });
  }

  private static double[][] realistic(Random random) {
    int periods = 24 + random.nextInt(30);
    double[][] columns = RandomTrials.family(random, 2 + random.nextInt(6), periods);
    double[] idle = columns[random.nextInt(columns.length)];
    Arrays.fill(idle, 0, random.nextInt(periods), 0);
    columns[random.nextInt(columns.length)] = columns[0].clone();
    for (int k = random.nextInt(8); k < columns.length; k++) {
      columns[k] = new double[periods];
    }
    double[] skilled = columns[random.nextInt(columns.length)];
    double skill = 0.01 * random.nextInt(3);
    for (int t = 0; t < periods; t++) {
      skilled[t] += skilled[t] == 0 ? 0 : skill;
    }
    return columns;
  }

  /** Nearly all of the first trial's variance lies between its blocks, far above its steps. */
  @Test
  void a_trial_whose_blocks_lie_far_apart_keeps_its_digits() {
    double[][] columns = new double[3][40];
    Random random = new Random(5);
    for (int t = 0; t < 40; t++) {
      columns[0][t] = (t < 20 ? 1 : 2) + 1e-9 * random.nextGaussian();
      columns[1][t] = 0.01 * random.nextGaussian();
      columns[2][t] = 0.01 * random.nextGaussian();
    }
    NaiveCscv naive = new NaiveCscv(columns, 4);
    double[] ours = Cscv.of(columns, 4).outOfSample();
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i] / naive.chosen.get(i)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void the_order_of_the_trials_and_the_scale_of_their_returns_change_nothing() {
    RandomTrials.forSeeds(
        20,
        random -> {
          double[][] columns = RandomTrials.family(random, 9, 60);
          Cscv plain = Cscv.of(columns, 6);
          double[][] turned = new double[9][];
          double[][] scaled = new double[9][60];
          for (int k = 0; k < 9; k++) {
            turned[8 - k] = columns[k];
            for (int t = 0; t < 60; t++) {
              scaled[k][t] = 7.3 * columns[k][t];
            }
          }
          assertThat(Cscv.of(turned, 6).pbo()).isEqualTo(plain.pbo());
          assertThat(Cscv.of(turned, 6).logits()).isEqualTo(plain.logits());
          assertThat(Cscv.of(scaled, 6).logits()).isEqualTo(plain.logits());
        });
  }

  @Test
  void choosing_among_identical_trials_is_overfit_by_definition_and_says_so() {
    double[] one = RandomTrials.series(new Random(1), 40, 0.001);
    Cscv cscv = Cscv.of(new double[][] {one, one.clone(), one.clone()}, 4);
    assertThat(cscv.pbo()).isEqualTo(1);
    assertThat(cscv.logits()).containsOnly(0);
    assertThat(cscv.warning()).contains("all 3 trials are identical").contains("PBO is 1");
    assertThat(cscv.dominance()).isEqualTo(new Dominance(true, true, cscv.dominance().gap()));
    assertThat(cscv.dominance().gap()).isCloseTo(0, within(1e-12));
    assertThat(Cscv.of(RandomTrials.family(new Random(2), 3, 40), 4).warning()).isEmpty();
  }

  @Test
  void skill_that_lasts_is_not_overfit_though_the_slope_is_negative() {
    double[][] columns = RandomTrials.family(new Random(3), 8, 240);
    columns[5] = RandomTrials.series(new Random(4), 240, 0.02);
    Cscv cscv = Cscv.of(columns, 8);
    assertThat(cscv.pbo()).isZero();
    assertThat(cscv.selected()).containsOnly(5);
    assertThat(cscv.degradation().slope()).isNegative();
    assertThat(cscv.probabilityOfLoss()).isZero();
    assertThat(cscv.probabilityOfLoss(100)).isEqualTo(1);
    assertThat(cscv.dominance().first()).isTrue();
  }

  /** One matrix of noise may give any value; the mean of many is near a half. */
  @Test
  void over_many_matrices_of_noise_half_of_the_choices_are_overfit() {
    double sum = 0;
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      sum += Cscv.of(RandomTrials.family(random, 10, 128), 8).pbo();
    }
    assertThat(sum / 100).isBetween(0.42, 0.58);
  }

  @Test
  void what_cannot_be_cut_is_refused_with_trial_row_and_remedy() {
    double[][] fine = RandomTrials.family(new Random(1), 3, 40);
    assertRefused(new double[][] {fine[0]}, 4, "1 trial;", "choosing takes 2 or more");
    assertRefused(fine, 5, "5 blocks", "an even number from 2 to 24, such as 16");
    assertRefused(fine, 0, "0 blocks");
    assertRefused(fine, 26, "26 blocks");
    assertRefused(RandomTrials.family(new Random(1), 3, 12), 16, "12 rows for 16 blocks");
    assertRefused(new double[][] {{0.1, 0.2}, {0.2, 0.1}}, 2, "2 rows for 2 blocks");

    double[][] ragged = {fine[0], fine[1], new double[39]};
    assertRefused(ragged, 4, "39 rows where trial 0 has 40", "trial 2");

    double[][] holed = {fine[0].clone(), fine[1].clone()};
    holed[1][7] = Double.NaN;
    assertRefused(holed, 4, "NaN among the returns", "trial 1, row 7");

    double[][] constant = {fine[0], new double[40]};
    Arrays.fill(constant[1], 0.001);
    assertRefused(constant, 4, "always 0.001", "trial 1", "leave it out");
    Arrays.fill(constant[1], 0, 10, 0.002);
    assertRefused(constant, 4, "the same return other than 0 in half of the blocks", "trial 1");
  }

  private static void assertRefused(double[][] columns, int blocks, String... words) {
    assertThatThrownBy(() -> Cscv.of(columns, blocks))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void all_faults_of_a_matrix_are_told_at_once() {
    double[][] holed = {new double[40], new double[40]};
    holed[0][3] = Double.NaN;
    holed[1][5] = Double.POSITIVE_INFINITY;
    assertRefused(holed, 3, "3 blocks", "trial 0, row 3", "Infinity", "trial 1, row 5");
  }

  @Test
  void a_trial_that_never_traded_has_a_metric_of_zero() {
    double[][] columns = {new double[40], RandomTrials.series(new Random(1), 40, -0.02)};
    Cscv cscv = Cscv.of(columns, 4);
    assertThat(cscv.selected()).containsOnly(0);
    assertThat(cscv.outOfSample()).containsOnly(0);
    assertThat(cscv.pbo()).isZero();
    Cscv byMean = Cscv.of(columns, 4, Cscv.Metric.MEAN);
    assertThat(byMean.outOfSample()).containsOnly(0);
  }
}
