package dev.holdout.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.Market;
import dev.holdout.marketdata.trade.Trade;
import dev.holdout.marketdata.trade.TradeSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScrambleTest {

  private final TradeSeries trades = Market.trades(8, 500);
  private final long instant = trades.knownAt(200);
  private final int first = trades.firstKnownAfter(instant);

  private List<Trade> future(TradeSeries series) {
    return IntStream.range(first, series.size()).mapToObj(series::trade).toList();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_known_at_the_instant_stays(Scramble kind) {
    for (long seed = 0; seed < 5; seed++) {
      TradeSeries changed = kind.apply(trades, instant, seed);
      for (int i = 0; i < first; i++) {
        assertThat(changed.trade(i)).as("seed %d", seed).isEqualTo(trades.trade(i));
      }
      assertThat(changed.firstKnownAfter(instant)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_future_becomes_another_one_that_could_have_been(Scramble kind) {
    TradeSeries changed = kind.apply(trades, instant, 1);
    assertThat(future(changed)).isNotEqualTo(future(trades));
    for (int i = first; i < changed.size(); i++) {
      assertThat(changed.price(i)).isPositive();
      assertThat(changed.size(i)).isPositive();
      assertThat(changed.knownAt(i)).isGreaterThanOrEqualTo(changed.happenedAt(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_seed_gives_the_same_future(Scramble kind) {
    String once = kind.apply(trades, instant, 7).contentHash();
    assertThat(kind.apply(trades, instant, 7).contentHash()).isEqualTo(once);
    if (kind != Scramble.DROP) {
      assertThat(kind.apply(trades, instant, 8).contentHash()).isNotEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_instant_before_the_first_and_one_after_the_last_trade_are_possible(Scramble kind) {
    assertThat(kind.apply(trades, Market.START - 1, 1).contentHash())
        .isNotEqualTo(trades.contentHash());
    assertThat(kind.apply(trades, Long.MAX_VALUE, 1).contentHash()).isEqualTo(trades.contentHash());
  }

  @Test
  void drop_leaves_nothing() {
    assertThat(Scramble.DROP.apply(trades, instant, 1).size()).isEqualTo(first);
  }

  @Test
  void permute_moves_prices_with_their_sizes_and_leaves_the_times() {
    TradeSeries changed = Scramble.PERMUTE.apply(trades, instant, 1);
    assertThat(future(changed).stream().map(trade -> trade.price() + "x" + trade.size()))
        .containsExactlyInAnyOrderElementsOf(
            future(trades).stream().map(trade -> trade.price() + "x" + trade.size()).toList());
    assertThat(future(changed).stream().map(Trade::knownAt))
        .containsExactlyElementsOf(future(trades).stream().map(Trade::knownAt).toList());
  }

  @Test
  void scale_moves_all_prices_the_same_way() {
    TradeSeries changed = Scramble.SCALE.apply(trades, instant, 1);
    double factor = (double) changed.price(first) / trades.price(first);
    assertThat(Math.abs(factor - 1)).isGreaterThan(0.15);
    for (int i = first; i < trades.size(); i++) {
      double here = (double) changed.price(i) / trades.price(i);
      assertThat(here / factor).isBetween(0.99, 1.01);
    }
  }

  @Test
  void poison_is_absurd() {
    TradeSeries changed = Scramble.POISON.apply(trades, instant, 1);
    for (int i = first; i < trades.size(); i++) {
      assertThat(changed.price(i)).isIn(1L, trades.price(i) * 100);
    }
  }

  @Test
  void delay_makes_the_same_trades_known_later() {
    TradeSeries changed = Scramble.DELAY.apply(trades, instant, 1);
    long delay = changed.knownAt(first) - trades.knownAt(first);
    assertThat(delay).isBetween(60_000_000_000L, 21_600_000_000_000L);
    for (int i = first; i < trades.size(); i++) {
      assertThat(changed.happenedAt(i)).isEqualTo(trades.happenedAt(i));
      assertThat(changed.knownAt(i)).isEqualTo(trades.knownAt(i) + delay);
    }
  }
}
