package dev.holdout.backtest.stats.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.RandomTrials;
import dev.holdout.marketdata.BadInput;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reality check, superior ability, stepwise test and confidence set. */
class BestOfManyTest {

  @Test
  void the_three_p_values_come_in_their_order() {
    RandomTrials.forSeeds(
        40,
        random -> {
          double[][] differences = RandomTrials.family(random, 1 + random.nextInt(8), 60);
          for (double[] model : differences) {
            double shift = 0.004 * random.nextGaussian();
            for (int t = 0; t < model.length; t++) {
              model[t] += shift;
            }
          }
          SuperiorAbility test = SuperiorAbility.of(differences, 200, 3, random.nextLong());
          assertThat(test.lower()).isBetween(0.0, test.consistent());
          assertThat(test.upper()).isBetween(test.consistent(), 1.0);
          double best = test.means()[test.best()] / test.omegas()[test.best()];
          assertThat(test.statistic()).isCloseTo(Math.max(0, Math.sqrt(60) * best), within(1e-12));
        });
  }

  @Test
  void a_model_with_skill_is_found_and_hopeless_ones_do_not_hide_it() {
    Random random = new Random(1);
    double[][] differences = RandomTrials.family(random, 20, 250);
    for (int k = 0; k < 19; k++) {
      for (int t = 0; t < 250; t++) {
        differences[k][t] = 8 * differences[k][t] - 0.05;
      }
    }
    for (int t = 0; t < 250; t++) {
      differences[19][t] += 0.003;
    }
    SuperiorAbility test = SuperiorAbility.of(differences, 500, 2, 9);
    assertThat(test.best()).isEqualTo(19);
    assertThat(test.consistent()).isLessThan(0.01);
    assertThat(test.monteCarloError()).isLessThan(0.005);
    assertThat(test.recentred()[0]).isFalse();
    assertThat(test.recentred()[19]).isTrue();
    assertThat(test.warning()).isEmpty();
    assertThat(RealityCheck.of(differences, 500, 2, 9).pValue())
        .as("the reality check is misled by the loud ones")
        .isGreaterThan(0.2);
    StepwiseTest stepwise = StepwiseTest.of(differences, 0.05, 500, 2, 9);
    assertThat(stepwise.rejected()).containsExactly(19);
    assertThat(stepwise.criticalValues()).hasSize(2);
  }

  /** Under no skill a p-value is near uniform, so 5 percent are below 0.05 or fewer. */
  @Test
  void noise_is_found_to_be_noise() {
    int found = 0;
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      double[][] differences = RandomTrials.family(random, 10, 100);
      found += SuperiorAbility.of(differences, 200, 2, i).consistent() < 0.05 ? 1 : 0;
    }
    assertThat(found).isBetween(1, 24);
  }

  @Test
  void the_same_seed_gives_the_same_p_values_and_another_hardly_others() {
    double[][] differences = RandomTrials.family(new Random(3), 5, 120);
    SuperiorAbility one = SuperiorAbility.of(differences, 1000, 4, 17);
    assertThat(SuperiorAbility.of(differences, 1000, 4, 17).consistent())
        .isEqualTo(one.consistent());
    assertThat(SuperiorAbility.of(differences, 1000, 4, 18).consistent())
        .isCloseTo(one.consistent(), within(0.08));
    RealityCheck check = RealityCheck.of(differences, 1000, 4, 17);
    assertThat(RealityCheck.of(differences, 1000, 4, 17)).isEqualTo(check);
    assertThat(check.monteCarloError()).isBetween(0.0, 0.017);
  }

  @Test
  void where_nothing_beats_the_benchmark_p_is_one_and_says_why() {
    double[][] worse = {RandomTrials.series(new Random(4), 60, -0.02)};
    SuperiorAbility test = SuperiorAbility.of(worse, 100, 2, 1);
    assertThat(test.statistic()).isZero();
    assertThat(new double[] {test.lower(), test.consistent(), test.upper()}).containsOnly(1);
    assertThat(test.warning()).contains("no model beats the benchmark");
    double[][] few = RandomTrials.family(new Random(5), 2, 12);
    assertThat(SuperiorAbility.of(few, 100, 2, 1).warning()).contains("only 12 periods");
  }

  @Test
  void what_cannot_be_weighed_is_refused_by_model_and_row() {
    double[][] flat = {RandomTrials.series(new Random(1), 30, 0), new double[30]};
    assertThatThrownBy(() -> SuperiorAbility.of(flat, 10, 2, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("always 0.0", "model 1", "leave it out");
    flat[1][4] = Double.NaN;
    assertThatThrownBy(() -> RealityCheck.of(flat, 10, 2, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("NaN", "model 1, row 4");
    assertThatThrownBy(() -> SuperiorAbility.of(new double[0][], 10, 2, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no models");
    assertThatThrownBy(() -> RealityCheck.of(new double[][] {{1, 2}, {1}}, 10, 2, 1))
        .hasMessageContaining("1 periods where model 0 has 2");
    assertThatThrownBy(
            () -> RealityCheck.of(new double[][] {{1, 2}}, Resamples.of(3, new int[][] {{0}})))
        .hasMessageContaining("2 periods and the resamples draw from 3");
  }

  @Test
  void the_confidence_set_keeps_the_good_and_drops_the_bad() {
    Random random = new Random(6);
    double[][] losses = {
      RandomTrials.series(random, 200, 0),
      RandomTrials.series(random, 200, 0.0001),
      RandomTrials.series(random, 200, 0.02)
    };
    Resamples resamples = Resamples.stationary(200, 400, 2, 8);
    ModelConfidenceSet set = ModelConfidenceSet.of(losses, resamples);
    assertThat(set.included(0.1)).containsExactly(0, 1);
    assertThat(set.elimination()[0]).isEqualTo(2);
    assertThat(set.pValues()[2]).isLessThan(0.01);
    assertThatThrownBy(
            () -> ModelConfidenceSet.of(new double[][] {losses[0], losses[0]}, resamples))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("models 0 and 1", "keep one of them");
    assertThat(ModelConfidenceSet.of(new double[][] {losses[0]}, resamples).pValues())
        .containsExactly(1);
  }
}
