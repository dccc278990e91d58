package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawdownTest {

  @Test
  void an_episode_runs_from_the_last_index_at_the_high_to_the_first_at_or_above_it() {
    Drawdown drawdown = Drawdown.ofEquity(new double[] {100, 120, 120, 90, 90, 110, 120, 60});
    assertThat(drawdown.episodes())
        .containsExactly(
            new Drawdown.Episode(2, 3, 6, -0.25), new Drawdown.Episode(6, 7, Drawdown.NONE, -0.5));
    assertThat(drawdown.max()).isEqualTo(-0.5);
    assertThat(drawdown.peak()).isEqualTo(6);
    assertThat(drawdown.trough()).isEqualTo(7);
    assertThat(drawdown.recovery()).isEqualTo(Drawdown.NONE);
    assertThat(drawdown.maxDuration()).as("of another episode than the deepest").isEqualTo(4);
    assertThat(drawdown.maxUnderwater()).isEqualTo(3);
    assertThat(drawdown.current()).isEqualTo(-0.5);
  }

  @Test
  void a_loss_in_the_first_period_counts_from_the_starting_capital() {
    assertThat(Drawdown.ofReturns(new double[] {-0.1, 0.05}).max()).isEqualTo(0.9 - 1);
  }

  @Test
  void after_ruin_equity_stays_at_zero() {
    Drawdown drawdown = Drawdown.ofReturns(new double[] {0.5, -1.5, -1.5, 3});
    assertThat(drawdown.max()).isEqualTo(-1);
    assertThat(drawdown.current()).isEqualTo(-1);
  }

  @Test
  void a_curve_without_a_starting_capital_is_refused() {
    assertThatThrownBy(() -> Drawdown.ofEquity(new double[0]))
        .hasMessageContaining("starting capital above 0");
    assertThatThrownBy(() -> Drawdown.ofEquity(new double[] {0, 1}))
        .hasMessageContaining("begins with 0.0");
  }
}
