package dev.holdout.features.target;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a unit position earns, before costs, from the fill of this decision to the fill of the
 * decision {@code bars} later: {@code price_exit / price_entry - 1}. Both fill where the engine
 * fills: at the first trade made after decision + latency. Undefined where no trade fills, or where
 * the entry price is not above 0. Unit: none; 0.01 is 1 %.
 *
 * @param bars decisions from entry to exit, 1 or more
 */
public record ForwardReturn(int bars) implements Target {

  public ForwardReturn {
    if (bars < 1) {
      throw new BadInput(
          "ForwardReturn has bars = " + bars + "; it must be 1 or more",
          "target",
          "ForwardReturn(1)");
    }
  }

  public static ForwardReturn bars(int bars) {
    return new ForwardReturn(bars);
  }

  @Override
  public String name() {
    return "ForwardReturn(" + bars + ")";
  }

  @Override
  public TargetColumn column(TradeSeries trades, Timeline timeline, Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException(
          "latency is " + latency + "; an order cannot arrive before it is sent");
    }
    int[] fill = fills(trades, timeline, Nanos.of(latency));
    double[] value = new double[timeline.size()];
    long[] endsAt = new long[timeline.size()];
    Arrays.fill(value, Double.NaN);
    Arrays.fill(endsAt, Long.MAX_VALUE);
    for (int i = 0; i < value.length - bars; i++) {
      int exit = fill[i + bars];
      if (exit < trades.size() && trades.price(fill[i]) > 0) {
        value[i] = (double) trades.price(exit) / trades.price(fill[i]) - 1;
        endsAt[i] = trades.knownAt(exit);
      }
    }
    return new TargetColumn(name(), value, endsAt);
  }

  /** For each decision the index of the trade that fills it; the series' size where none does. */
  private static int[] fills(TradeSeries trades, Timeline timeline, long latency) {
    int[] fill = new int[timeline.size()];
    int trade = 0;
    for (int i = 0; i < fill.length; i++) {
      long arrival = timeline.at(i) + latency;
      while (trade < trades.size() && trades.happenedAt(trade) <= arrival) {
        trade++;
      }
      fill[i] = trade;
    }
    return fill;
  }
}
