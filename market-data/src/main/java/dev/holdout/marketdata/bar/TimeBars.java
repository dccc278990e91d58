package dev.holdout.marketdata.bar;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;

/**
 * Bars of equal spans of time on the grid of the epoch: five-minute bars open at :00, :05, :10 UTC.
 *
 * <p>A bar is made only when it is over and known, so cutting the trades at any instant leaves
 * every bar known up to then as it was. The last, unfinished span is not emitted. Spans without a
 * print are missing, never filled.
 *
 * @param span length of a bar; above 0
 */
public record TimeBars(Duration span) {

  /** More bars than this are a mistyped span or time stamp, not a market. */
  private static final long MOST_BARS = 1L << 26;

  public TimeBars {
    if (span.isNegative() || span.isZero()) {
      throw new BadInput("bar span is " + span + "; a bar covers some time", "bars", "bars: 5m");
    }
  }

  public static TimeBars of(Duration span) {
    return new TimeBars(span);
  }

  /** Bars known at their close, up to the last trade's known-at. */
  public BarSeries from(TradeSeries trades) {
    return from(trades, Duration.ZERO);
  }

  /**
   * Bars known {@code lag} after their close, up to the last trade's known-at: no later instant is
   * proven to have passed.
   */
  public BarSeries from(TradeSeries trades, Duration lag) {
    long until = trades.size() == 0 ? 0 : trades.knownAt(trades.size() - 1);
    return from(trades, lag, until);
  }

  /**
   * All bars known at {@code until} or before, from the bar of the first trade on. Trades known
   * after {@code until} are not looked at.
   *
   * @param lag from a bar's close until it is known; 0 or more. A source that delivers prints late
   *     needs a lag as long, since a print that arrives after its bar is known is in no bar
   * @param until what the clock shows, UTC epoch nanoseconds
   */
  public BarSeries from(TradeSeries trades, Duration lag, long until) {
    BarSeries.Builder bars = BarSeries.of(trades.instrument(), span);
    int known = trades.firstKnownAfter(until);
    if (known == 0) {
      return bars.build();
    }
    requireFewEnough(trades.happenedAt(0), until);
    BarStream stream = stream(lag, bars::add);
    for (int i = 0; i < known; i++) {
      stream.print(trades.happenedAt(i), trades.knownAt(i), trades.price(i), trades.size(i));
    }
    stream.clock(until);
    return bars.build();
  }

  /**
   * The incremental form: prints in, bars out, as time passes.
   *
   * @param lag from a bar's close until it is known; 0 or more
   * @param sink called with each bar at the moment it is known
   */
  public BarStream stream(Duration lag, BarStream.Sink sink) {
    if (lag.isNegative()) {
      throw new BadInput(
          "bar lag is " + lag + "; a bar is never known before its close", "bars", "lag: 0s");
    }
    return new BarStream(Nanos.of(span), Nanos.of(lag), sink);
  }

  private void requireFewEnough(long first, long until) {
    long bars = Math.subtractExact(until, first) / Nanos.of(span);
    if (bars > MOST_BARS) {
      throw new BadInput(
          "bars of " + span + " would be " + bars + ", more than " + MOST_BARS,
          Nanos.iso(first) + " to " + Nanos.iso(until),
          "a longer span, or mend the time stamps");
    }
  }
}
