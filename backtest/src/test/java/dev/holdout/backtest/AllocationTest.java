package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.feed.MarketFeed;
import dev.holdout.backtest.feed.SimulatedClock;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.Bar;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The steady state: prints that meet no order. */
class AllocationTest {

  /** One bar, on which the strategy buys, then prints and nothing else. */
  static final class PrintsOnly implements MarketFeed {
    private final long prints;
    private long at;

    PrintsOnly(long prints) {
      this.prints = prints;
    }

    @Override
    public boolean advance() {
      return ++at <= prints;
    }

    @Override
    public Kind kind() {
      return at == 1 ? Kind.BAR : Kind.TRADE;
    }

    @Override
    public long knownAt() {
      return at;
    }

    @Override
    public long happenedAt() {
      return at;
    }

    @Override
    public long sequence() {
      return at;
    }

    @Override
    public long price() {
      return 1_000 + (at * 7919) % 31;
    }

    @Override
    public long size() {
      return 5;
    }

    @Override
    public MarketEvent.BarClosed bar() {
      return new MarketEvent.BarClosed(0, new Bar(0, 1, 1, 1_000, 1_000, 1_000, 1_000, 1, 0, 1));
    }
  }

  private static long allocated(long prints) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Script script =
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.market(Side.BUY, 3);
                  desk.limit(Side.SELL, 3, 5_000);
                });
    long before = threads.getCurrentThreadAllocatedBytes();
    BacktestResult result =
        Backtest.run(
            Market.withLatency(java.time.Duration.ZERO),
            new PrintsOnly(prints),
            new SimulatedClock(0),
            Journal.none(),
            script);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(result.activity().counts().trades()).isEqualTo(prints - 1);
    assertThat(result.account().position()).isEqualTo(3);
    return bytes;
  }

  @Test
  void prints_allocate_nothing_with_a_position_held_and_an_order_resting() {
    allocated(10_000);
    long few = allocated(10_000);
    long many = allocated(1_010_000);
    assertThat(many - few).as("bytes for a million prints").isLessThan(16_384);
  }
}
