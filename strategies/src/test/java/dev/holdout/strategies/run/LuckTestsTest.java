package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.inference.ExpectedMaximum;
import dev.holdout.backtest.stats.inference.SharpeInference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LuckTestsTest {

  private double[] chosen = returns(1, 0.2, 120);
  private List<double[]> trials = List.of(returns(1, 0.2, 120), returns(2, 0, 120));
  private long counted = 2;
  private double[] sharpes = {0.2, 0.1};
  private double[] rival = new double[120];
  private String undefined = "";

  private static double[] returns(long seed, double sharpe, int days) {
    Random random = new Random(seed);
    return random.doubles(days, -0.5, 0.5).map(x -> 0.01 * (x / 0.289 + sharpe)).toArray();
  }

  private LuckTests tests() {
    return new LuckTests(
        new LuckTests.Evidence(chosen, trials, counted, sharpes, rival, 7, undefined));
  }

  @Test
  void one_trial_deflates_nothing() {
    counted = 1;
    sharpes = new double[] {0.2};
    assertThat(tests().deflated().orThrow()).isEqualTo(SharpeInference.psr(chosen, 0));
  }

  @Test
  void every_further_trial_deflates_more() {
    double two = tests().deflated().orThrow();
    counted = 200;
    assertThat(tests().deflated().orThrow()).isLessThan(two);
    assertThat(two).isLessThan(tests().probabilistic().orThrow());
  }

  /** The 32 others failed: they were tries, and there is nothing to tell their spread by. */
  @Test
  void many_trials_of_which_one_has_a_ratio_are_not_taken_for_no_luck() {
    counted = 33;
    sharpes = new double[] {0.2};
    assertThat(tests().deflated().isDefined()).isFalse();
    assertThat(tests().deflated().reason()).contains("fewer than two of the counted trials");
    assertThat(tests().expectedMaximum().isDefined()).isFalse();
  }

  @Test
  void what_luck_reaches_grows_with_the_spread_of_the_trials() {
    sharpes = new double[] {0.12, 0.1};
    double narrow = tests().expectedMaximum().orThrow();
    sharpes = new double[] {0.16, 0.1};
    assertThat(tests().expectedMaximum().orThrow()).isCloseTo(3 * narrow, within(1e-12));
    assertThat(tests().deflatedByAllSpread()).isEqualTo(tests().deflated());
  }

  /** Some trials found an edge and some did not: that spread is not what luck reaches. */
  @Test
  void trials_further_apart_than_luck_puts_them_do_not_deflate_further() {
    sharpes = new double[] {0.3, 0.1};
    double apart = tests().expectedMaximum().orThrow();
    sharpes = new double[] {0.9, 0.1};
    assertThat(tests().expectedMaximum().orThrow())
        .isEqualTo(apart)
        .isEqualTo(Math.sqrt(1.0 / 119) * ExpectedMaximum.of(2));
    assertThat(tests().deflatedByAllSpread().orThrow()).isLessThan(tests().deflated().orThrow());
  }

  @Test
  void a_result_that_never_moves_has_no_statistic_and_says_so() {
    chosen = new double[120];
    LuckTests tests = tests();
    assertThat(tests.probabilistic().reason()).isEqualTo("all daily returns are equal");
    assertThat(tests.deflated().isDefined()).isFalse();
    assertThat(tests.superiorAbility().isDefined()).isFalse();
    assertThat(tests.trackRecord(0.95).isDefined()).isFalse();
    assertThat(tests.crossValidation()).isNull();
    assertThat(tests.leadInterval(0.95)).isNull();
  }

  @Test
  void too_few_days_are_said_by_each() {
    undefined = "5 daily returns; 60 are needed";
    assertThat(tests().deflated().reason()).isEqualTo(undefined);
    assertThat(tests().deflatedByEffective().reason()).isEqualTo(undefined);
    assertThat(tests().whyNoOverfitting()).isEqualTo(undefined);
    assertThat(tests().moreDays(0.95).reason()).isEqualTo(undefined);
  }

  @Test
  void one_trial_cannot_be_overfit_by_choosing() {
    trials = List.of(chosen);
    assertThat(tests().whyNoOverfitting()).startsWith("1 trial with a curve");
    assertThat(tests().effectiveTrials().isDefined()).isFalse();
  }

  @Test
  void blocks_are_even_in_number_at_most_16_and_ten_rows_long() {
    assertThat(tests().crossValidation().splits()).as("12 blocks").isEqualTo(924);
    chosen = returns(1, 0.2, 59);
    trials = List.of(chosen, returns(2, 0, 59));
    assertThat(tests().whyNoOverfitting()).isEqualTo("59 daily returns; 60 are needed");
    chosen = returns(1, 0.2, 400);
    trials = List.of(chosen, returns(2, 0, 400));
    assertThat(tests().crossValidation().splits()).as("16 blocks").isEqualTo(12_870);
  }

  @Test
  void trials_equal_to_the_rival_are_no_better_than_it() {
    trials = List.of(rival, rival);
    chosen = rival.clone();
    chosen[0] = 1e-9;
    rival = chosen;
    trials = List.of(chosen);
    assertThat(tests().superiorAbility().reason())
        .isEqualTo("no trial differs from the best simpler rule");
  }

  @Test
  void a_lead_that_is_large_beside_its_noise_is_no_chance_and_a_loss_is_no_lead() {
    chosen = returns(1, 0.6, 120);
    trials = List.of(chosen, returns(2, 0.1, 120));
    assertThat(tests().superiorAbility().orThrow()).isLessThan(0.01);
    chosen = returns(1, -0.6, 120);
    trials = List.of(chosen, returns(2, -0.4, 120));
    assertThat(tests().superiorAbility().orThrow()).isGreaterThan(0.5);
  }

  @Test
  void a_losing_record_never_becomes_long_enough() {
    chosen = returns(1, -0.6, 120);
    assertThat(tests().trackRecord(0.95).reason()).contains("not above 0");
  }

  @Test
  void flat_trials_are_left_out_of_the_effective_number() {
    trials = new ArrayList<>(List.of(returns(2, 0, 120), returns(3, 0, 120)));
    double two = tests().effectiveTrials().orThrow();
    trials.add(new double[120]);
    assertThat(tests().effectiveTrials().orThrow()).isEqualTo(two).isBetween(1.0, 2.0);
  }

  @Test
  void the_order_of_what_is_counted_changes_nothing_that_is_sorted_before() {
    sharpes = new double[] {0.1, 0.2, 0.05};
    double one = tests().expectedMaximum().orThrow();
    Arrays.sort(sharpes);
    assertThat(tests().expectedMaximum().orThrow()).isCloseTo(one, within(1e-15));
  }
}
