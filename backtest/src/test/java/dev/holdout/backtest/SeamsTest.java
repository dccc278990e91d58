package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.feed.Clock;
import dev.holdout.backtest.feed.MarketFeed;
import dev.holdout.backtest.feed.SeriesFeed;
import dev.holdout.backtest.feed.SimulatedClock;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.journal.MemoryJournal;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarStream;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.trade.Trade;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The loop works on any feed, clock and journal, and trusts none of them. */
class SeamsTest {

  /** Hands out events as they come, with no idea of how many there will be. */
  private static final class LiveFeed implements MarketFeed {
    private final Queue<MarketEvent> events = new ArrayDeque<>();
    private MarketEvent current;

    LiveFeed add(MarketEvent event) {
      events.add(event);
      return this;
    }

    @Override
    public boolean advance() {
      current = events.poll();
      return current != null;
    }

    @Override
    public Kind kind() {
      return switch (current) {
        case MarketEvent.BarClosed _ -> Kind.BAR;
        case MarketEvent.TradePrinted _ -> Kind.TRADE;
      };
    }

    @Override
    public long knownAt() {
      return current.at();
    }

    private Trade trade() {
      return ((MarketEvent.TradePrinted) current).trade();
    }

    @Override
    public long happenedAt() {
      return trade().happenedAt();
    }

    @Override
    public long sequence() {
      return trade().sequence();
    }

    @Override
    public long price() {
      return trade().price();
    }

    @Override
    public long size() {
      return trade().size();
    }

    @Override
    public MarketEvent.BarClosed bar() {
      return (MarketEvent.BarClosed) current;
    }
  }

  private static MarketEvent print(long at, long sequence) {
    return new MarketEvent.TradePrinted(new Trade(at, at, sequence, 100, 1));
  }

  private static MarketEvent bar(int index, long closeAt) {
    return new MarketEvent.BarClosed(
        index, new Bar(closeAt - 10, closeAt, closeAt, 100, 100, 100, 100, 1, 0, 1));
  }

  private static BacktestResult run(MarketFeed feed) {
    return Backtest.run(Market.config(), feed, new SimulatedClock(0), Journal.none(), new Script());
  }

  /** Bars made from the prints while they come, as a paper trader makes them. */
  @Test
  void a_live_feed_of_prints_and_bars_as_they_come_gives_the_bytes_of_the_backtest() {
    RandomMarket market = new RandomMarket(7);
    LiveFeed live = new LiveFeed();
    int[] bars = new int[1];
    BarStream stream =
        TimeBars.of(Duration.ofSeconds(5)).stream(
            Duration.ZERO, (bar, _) -> live.add(new MarketEvent.BarClosed(bars[0]++, bar)));
    for (int i = 0; i < market.trades.size(); i++) {
      Trade trade = market.trades.trade(i);
      stream.clock(trade.knownAt());
      stream.print(trade.happenedAt(), trade.knownAt(), trade.price(), trade.size());
      live.add(new MarketEvent.TradePrinted(trade));
    }
    MemoryJournal lived = new MemoryJournal();
    BacktestConfig config = fromTheStart(market.config);
    BacktestResult paper =
        Backtest.run(config, live, new SimulatedClock(config.from()), lived, market.orders());
    MemoryJournal tested = new MemoryJournal();
    BacktestResult history =
        Backtest.run(config, market.trades, market.bars, market.orders(), tested);
    assertThat(lived.lines()).isEqualTo(tested.lines());
    assertThat(paper.orderHash()).isEqualTo(history.orderHash());
    assertThat(history.fills()).isNotEmpty();
  }

  private static BacktestConfig fromTheStart(BacktestConfig config) {
    return new BacktestConfig(
        config.instrument(),
        config.costs(),
        config.startingCash(),
        config.latency(),
        config.fillPolicy(),
        config.limits(),
        0,
        config.to());
  }

  @Test
  void the_clock_is_brought_to_each_event_and_is_the_views_now() {
    List<Long> asked = new ArrayList<>();
    Clock clock =
        new Clock() {
          private long now;

          @Override
          public long now() {
            return now;
          }

          @Override
          public void advanceTo(long instant) {
            asked.add(instant);
            now = instant;
          }
        };
    List<Long> seen = new ArrayList<>();
    LiveFeed feed = new LiveFeed().add(print(10, 0)).add(bar(0, 20)).add(print(20, 1));
    Backtest.run(
        Market.config(), feed, clock, Journal.none(), (_, view, _) -> seen.add(view.now()));
    assertThat(asked).containsExactly(10L, 20L, 20L);
    assertThat(seen).containsExactly(20L);
  }

  @Test
  void a_feed_that_breaks_the_one_order_is_refused() {
    assertThatThrownBy(() -> run(new LiveFeed().add(print(10, 0)).add(print(9, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("known-at, bars before trades, sequence");
    assertThatThrownBy(() -> run(new LiveFeed().add(print(10, 1)).add(print(10, 0))))
        .hasMessageContaining("sequence 0");
    assertThatThrownBy(() -> run(new LiveFeed().add(print(10, 0)).add(bar(0, 10))))
        .hasMessageContaining("BAR");
    assertThat(
            run(new LiveFeed().add(bar(0, 10)).add(print(10, 0)).add(print(10, 1)))
                .activity()
                .counts())
        .isEqualTo(new EventCounts(1, 0, 2, 0));
  }

  @Test
  void a_clock_never_turns_back() {
    Clock clock = new SimulatedClock(5);
    clock.advanceTo(7);
    assertThatThrownBy(() -> clock.advanceTo(6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("turn back");
  }

  @Test
  void a_bar_comes_before_a_print_known_at_the_same_instant() {
    Market market = new Market().print(10, 100).print(60, 101);
    MarketFeed feed = SeriesFeed.startingAt(0, market.trades(), market.bars());
    List<MarketFeed.Kind> kinds = new ArrayList<>();
    while (feed.advance()) {
      kinds.add(feed.kind());
    }
    assertThat(kinds)
        .containsExactly(
            MarketFeed.Kind.TRADE, MarketFeed.Kind.BAR, MarketFeed.Kind.TRADE, MarketFeed.Kind.BAR);
  }

  @Test
  void a_series_that_starts_late_begins_with_the_last_print_before() {
    Market market = Market.minutely(100, 101, 102);
    MarketFeed feed = SeriesFeed.startingAt(60_000_000_000L, market.trades(), market.bars());
    feed.advance();
    assertThat(feed.kind()).isEqualTo(MarketFeed.Kind.TRADE);
    assertThat(feed.price()).isEqualTo(100);
    feed.advance();
    assertThat(feed.kind()).isEqualTo(MarketFeed.Kind.BAR);
  }

  @Test
  void orders_meet_bars_as_made_also_where_their_columns_are_adjusted() {
    Market market = Market.minutely(100, 101);
    double[] adjusted = {50, 50.5};
    MarketFeed feed =
        SeriesFeed.startingAt(0, market.trades(), market.bars().withField(Field.CLOSE, adjusted));
    feed.advance();
    feed.advance();
    assertThat(feed.bar().bar()).isEqualTo(market.bars().bar(0));
    assertThat(feed.bar().bar().close()).isEqualTo(100);
  }

  @Test
  void trades_of_another_instrument_are_refused() {
    RandomMarket other = new RandomMarket(1);
    assertThatThrownBy(() -> Backtest.run(Market.config(), other.trades, other.bars, new Script()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COIN.TEST")
        .hasMessageContaining("same increments");
  }
}
