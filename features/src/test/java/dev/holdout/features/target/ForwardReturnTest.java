package dev.holdout.features.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Market;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForwardReturnTest {

  private static final Duration LATENCY = Duration.ofNanos(5);

  /** Happened and known at the same instant: (instant, price) pairs. */
  private static TradeSeries trades(long... pairs) {
    TradeSeries.Builder trades = TradeSeries.of(Market.COIN);
    for (int i = 0; i < pairs.length; i += 2) {
      trades.add(pairs[i], pairs[i], pairs[i + 1], 1);
    }
    return trades.build();
  }

  private final Timeline decisions = Timeline.of(100, 200, 300, 400);

  @Test
  void both_ends_fill_at_the_first_trade_made_after_decision_and_latency() {
    TradeSeries trades =
        trades(100, 1, 105, 2, 106, 1000, 150, 3, 205, 4, 210, 1100, 307, 990, 330, 7);
    TargetColumn column = ForwardReturn.bars(1).column(trades, decisions, LATENCY);
    assertThat(column.value()[0]).isCloseTo(0.1, within(1e-15));
    assertThat(column.endsAt()[0]).isEqualTo(210);
    assertThat(column.value()[1]).isCloseTo(-0.1, within(1e-15));
    assertThat(column.endsAt()[1]).isEqualTo(307);
  }

  @Test
  void a_trade_made_before_the_arrival_and_known_after_it_fills_nothing() {
    TradeSeries trades =
        TradeSeries.of(Market.COIN)
            .add(104, 106, 1, 1)
            .add(106, 110, 1000, 1)
            .add(205, 290, 2, 1)
            .add(206, 291, 1100, 1)
            .build();
    TargetColumn column = ForwardReturn.bars(1).column(trades, decisions, LATENCY);
    assertThat(column.value()[0]).isCloseTo(0.1, within(1e-15));
    assertThat(column.endsAt()[0]).isEqualTo(291);
  }

  @Test
  void it_is_undefined_where_the_entry_has_no_price_above_0() {
    TradeSeries trades = trades(106, 0, 206, -5, 306, 1000, 406, 1100);
    TargetColumn column = ForwardReturn.bars(1).column(trades, decisions, LATENCY);
    assertThat(column.isDefined(0)).isFalse();
    assertThat(column.isDefined(1)).isFalse();
    assertThat(column.value()[2]).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void it_is_undefined_where_no_trade_closes_it() {
    TradeSeries trades = trades(106, 1000, 210, 1100, 307, 990);
    TargetColumn column = ForwardReturn.bars(1).column(trades, decisions, LATENCY);
    for (int i = 2; i < 4; i++) {
      assertThat(column.value()[i]).isNaN();
      assertThat(column.endsAt()[i]).isEqualTo(Long.MAX_VALUE);
      assertThat(column.isDefined(i)).isFalse();
    }
    assertThat(column.isDefined(1)).isTrue();
  }

  @Test
  void a_silence_over_both_fills_earns_nothing_and_ends_when_it_ends() {
    TradeSeries trades = trades(50, 1000, 350, 1200, 450, 1300);
    TargetColumn column = ForwardReturn.bars(1).column(trades, decisions, LATENCY);
    assertThat(column.value()[0]).isZero();
    assertThat(column.endsAt()[0]).isEqualTo(350);
    assertThat(column.value()[2]).isCloseTo(1300.0 / 1200 - 1, within(1e-15));
  }

  @Test
  void a_longer_horizon_ends_at_a_later_decision() {
    TradeSeries trades = trades(106, 1000, 206, 1, 306, 1500, 406, 3);
    TargetColumn column = ForwardReturn.bars(2).column(trades, decisions, LATENCY);
    assertThat(column.value()[0]).isCloseTo(0.5, within(1e-15));
    assertThat(column.endsAt()[0]).isEqualTo(306);
    assertThat(column.name()).isEqualTo("ForwardReturn(2)");
    assertThat(column.size()).isEqualTo(4);
  }

  @Test
  void what_ends_before_an_instant_is_not_changed_by_what_comes_after() {
    TradeSeries whole = Market.trades(4, 2_000);
    Timeline timeline = Timeline.everyBar(Market.bars(whole));
    long cut = timeline.at(timeline.size() / 2);
    TradeSeries.Builder before = TradeSeries.of(whole.instrument());
    for (int i = 0; i < whole.size() && whole.knownAt(i) < cut; i++) {
      before.add(whole.happenedAt(i), whole.knownAt(i), whole.price(i), whole.size(i));
    }
    TargetColumn all = ForwardReturn.bars(3).column(whole, timeline, Duration.ofSeconds(1));
    TargetColumn some =
        ForwardReturn.bars(3).column(before.build(), timeline, Duration.ofSeconds(1));
    int defined = 0;
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(some.isDefined(i)).isEqualTo(all.endsAt()[i] < cut);
      if (some.isDefined(i)) {
        assertThat(some.value()[i]).isEqualTo(all.value()[i]);
        defined++;
      }
    }
    assertThat(defined).isGreaterThan(50);
  }

  @Test
  void a_negative_latency_and_an_empty_horizon_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForwardReturn.bars(1).column(trades(), decisions, Duration.ofNanos(-1)))
        .withMessageContaining("cannot arrive before it is sent");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> ForwardReturn.bars(0))
        .withMessage(
            "ForwardReturn has bars = 0; it must be 1 or more (at target); try: ForwardReturn(1)");
  }

  @Test
  void a_horizon_beyond_the_data_is_undefined_everywhere() {
    TargetColumn column =
        ForwardReturn.bars(Integer.MAX_VALUE).column(trades(106, 1000), decisions, LATENCY);
    assertThat(column.value()).containsOnly(Double.NaN);
  }

  @Test
  void ends_must_stand_beside_their_values() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetColumn("x", new double[2], new long[1]))
        .withMessageContaining("2 values and 1 ends");
  }
}
