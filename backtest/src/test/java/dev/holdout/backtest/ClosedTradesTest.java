package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.order.Side;
import org.junit.jupiter.api.Test;

class ClosedTradesTest {

  /** Positions wanted after each bar, filled by the next bar's print. */
  private static long closed(long... wanted) {
    Script script = new Script();
    long[] prices = new long[wanted.length + 1];
    prices[wanted.length] = 100;
    for (int i = 0; i < wanted.length; i++) {
      prices[i] = 100 + i;
      long target = wanted[i];
      script.after(
          i,
          (view, desk) -> {
            long change = target - view.positionWhenFilled();
            if (change != 0) {
              desk.market(Side.of(change), Math.abs(change));
            }
          });
    }
    return Market.minutely(prices).run(Market.config(), script).closedTrades();
  }

  @Test
  void nothing_held_and_nothing_closed_are_none() {
    assertThat(closed(0, 0)).isZero();
    assertThat(closed(5, 5)).isZero();
  }

  @Test
  void in_and_out_is_one_long_or_short() {
    assertThat(closed(5, 0)).isEqualTo(1);
    assertThat(closed(-5, 0)).isEqualTo(1);
    assertThat(closed(5, 0, -5, 0)).isEqualTo(2);
  }

  @Test
  void turning_round_closes_once_what_was_held() {
    assertThat(closed(5, -5)).isEqualTo(1);
    assertThat(closed(5, -5, 5, 0)).isEqualTo(3);
    assertThat(closed(2, -5)).as("2 closed of 5 at most").isZero();
  }

  @Test
  void parts_add_up_to_whole_ones_and_small_adjustments_to_none() {
    assertThat(closed(10, 5, 10, 5)).isEqualTo(1);
    assertThat(closed(10, 9, 10, 9, 10, 9)).isZero();
    assertThat(closed(10, 4, 2, 0)).isEqualTo(1);
  }

  /** Enlarging closes nothing, and a later, larger position makes the earlier ones small. */
  @Test
  void the_largest_position_of_the_whole_run_is_the_measure() {
    assertThat(closed(1, 2, 3, 4)).isZero();
    assertThat(closed(1, 0, 1, 0, 10, 0)).isEqualTo(1);
  }
}
