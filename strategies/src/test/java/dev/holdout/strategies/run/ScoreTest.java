package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final long[] RISING = {100, 100, 110, 121, 121};

  /**
   * A tenth of equity over the first of two rises of a tenth: shares 0, 0.1, 0, 0 with mean 0.025,
   * so 0.075 · 0.1 − 0.025 · 0.1.
   */
  @Test
  void timing_is_what_was_held_above_the_mean_times_what_followed() {
    double free = Score.timing(ScriptedAccount.play(HOUR, RISING, new long[] {10, 0, 0, 0, 0}, 0));
    assertThat(free).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void timing_pays_the_costs() {
    double paid = Score.timing(ScriptedAccount.play(HOUR, RISING, new long[] {10, 0, 0, 0, 0}, 10));
    double costs = (1000 + 1100) * 0.001 / 10_000;
    assertThat(paid).isCloseTo(0.005 - costs, within(2e-6));
  }

  @Test
  void holding_through_a_rise_is_no_timing() {
    long[] prices = new long[100];
    long[] wanted = new long[100];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = 1_000 + 10 * i;
      wanted[i] = -1;
    }
    var shorted = ScriptedAccount.play(HOUR, prices, wanted, 0);
    assertThat(shorted.netPnl()).as("a tenth of the account").isLessThan(-90_000);
    assertThat(Score.timing(shorted)).isCloseTo(0, within(0.01));
  }

  @Test
  void a_market_without_a_fill_scores_nothing() {
    var shortRun = ScriptedAccount.play(HOUR, RISING, new long[5], 0);
    assertThat(Score.of(shortRun)).isZero();
    assertThat(Score.timing(shortRun)).isZero();
    var longRun = ScriptedAccount.play(DAY, zigzag(70), new long[70], 0);
    assertThat(Score.isAnnual(longRun)).isTrue();
    assertThat(Score.of(longRun)).isZero();
  }

  @Test
  void a_short_record_is_ranked_by_its_return() {
    var run = ScriptedAccount.play(HOUR, RISING, new long[] {10, 10, 10, 10, 10}, 0);
    assertThat(Score.isAnnual(run)).isFalse();
    assertThat(Score.of(run)).isCloseTo(0.021, within(1e-12));
  }

  /** Always ten units, or one unit before each rise: more money, or the better ratio. */
  @Test
  void the_best_simpler_rule_is_the_one_of_the_highest_ratio_not_the_one_that_held_most() {
    long[] prices = zigzag(70);
    long[] much = new long[70];
    long[] timed = new long[70];
    for (int i = 0; i < 69; i++) {
      much[i] = 10;
      timed[i] = i + 2 < 70 && prices[i + 2] > prices[i + 1] ? 1 : 0;
    }
    var held = new Playback.Played("held", ScriptedAccount.play(DAY, prices, much, 0), List.of());
    var right =
        new Playback.Played("timed", ScriptedAccount.play(DAY, prices, timed, 0), List.of());
    assertThat(held.result().netPnl()).isGreaterThan(right.result().netPnl());
    assertThat(Score.of(right.result())).isGreaterThan(Score.of(held.result()));
    Outcome outcome =
        new Outcome(null, null, null, null, List.of(held, right), List.of(), null, null);
    assertThat(outcome.rival().name()).isEqualTo("timed");
  }

  /** Up three, down two. */
  private static long[] zigzag(int days) {
    long[] prices = new long[days];
    for (int i = 0; i < days; i++) {
      prices[i] = 100 + i / 2 + (i % 2) * 3;
    }
    return prices;
  }
}
