package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.journal.MemoryJournal;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.trade.TradeSeries;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A strategy sees what was known, and its past does not change with the future. */
class OnlyWhatIsKnownTest {

  private static final Set<String> VALUES =
      Set.of("long", "boolean", "List", "Instrument", "OrderId");

  @Test
  void neither_view_nor_desk_hands_out_anything_that_holds_a_series() {
    for (Class<?> door : List.of(MarketView.class, OrderDesk.class)) {
      for (Method method : door.getMethods()) {
        assertThat(VALUES)
            .as("%s returns plain values and orders", method)
            .contains(method.getReturnType().getSimpleName());
      }
    }
  }

  @Test
  void everything_up_to_an_instant_is_the_same_whatever_comes_after_it() {
    int cuts = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RandomMarket market = new RandomMarket(seed);
      List<String> whole = journal(market, market.trades);
      for (int at = 100; at < market.trades.size(); at += 211) {
        long instant = market.trades.knownAt(at);
        List<String> before = upTo(instant, whole);
        assertThat(upTo(instant, journal(market, cut(market.trades, instant, false))))
            .as("seed %d, nothing after %d", seed, instant)
            .isEqualTo(before);
        assertThat(upTo(instant, journal(market, cut(market.trades, instant, true))))
            .as("seed %d, other prints after %d", seed, instant)
            .isEqualTo(before);
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(64);
  }

  private static List<String> journal(RandomMarket market, TradeSeries trades) {
    MemoryJournal journal = new MemoryJournal();
    BarSeries bars = TimeBars.of(Duration.ofSeconds(5)).from(trades);
    Backtest.run(market.config, trades, bars, market.orders(), journal);
    return journal.lines();
  }

  /** Lines of that time, but for orders ended by the end of the tape itself. */
  private static List<String> upTo(long instant, List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains(" expired "))
        .filter(line -> Long.parseLong(line.substring(0, line.indexOf(' '))) <= instant)
        .toList();
  }

  private static TradeSeries cut(TradeSeries trades, long instant, boolean poisoned) {
    TradeSeries.Builder series = TradeSeries.of(trades.instrument());
    for (int i = 0; i < trades.size(); i++) {
      boolean known = trades.knownAt(i) <= instant;
      if (known) {
        series.add(trades.happenedAt(i), trades.knownAt(i), trades.price(i), trades.size(i));
      } else if (poisoned) {
        series.add(trades.knownAt(i), trades.knownAt(i), 3 * trades.price(i), 1);
      }
    }
    return series.build();
  }
}
