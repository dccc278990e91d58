package dev.holdout.features;

import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SplittableRandom;

/** Small markets for tests: from a seed, or from closes in one line. */
public final class Market {

  public static final Instrument COIN =
      new Instrument(
          "COIN",
          "TEST",
          "USD",
          new BigDecimal("0.01"),
          new BigDecimal("0.001"),
          1,
          new BigDecimal("0.00001"));

  /** Length of a bar in all of them. */
  public static final Duration MINUTE = Duration.ofMinutes(1);

  /** 2024-01-01T00:00:00Z. */
  public static final long START = Nanos.ofSeconds(1_704_067_200L);

  private Market() {}

  /** A walk of prints, six seconds apart on average, with silences of some minutes. */
  public static TradeSeries trades(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    TradeSeries.Builder trades = TradeSeries.of(COIN);
    long at = START;
    long price = 10_000;
    for (int i = 0; i < count; i++) {
      boolean silence = random.nextInt(60) == 0;
      at += silence ? random.nextLong(60_000, 400_000) * 1_000_000 : pause(random);
      price = Math.max(100, price + random.nextInt(-20, 21));
      trades.add(at, at, price, 1 + random.nextInt(5_000));
    }
    return trades.build();
  }

  private static long pause(SplittableRandom random) {
    return random.nextInt(10) == 0 ? 0 : random.nextLong(1, 12_000) * 1_000_000;
  }

  public static BarSeries bars(TradeSeries trades) {
    return TimeBars.of(MINUTE).from(trades);
  }

  /** Bars from a seed, empty ones among them. */
  public static BarSeries bars(long seed, int trades) {
    return bars(trades(seed, trades));
  }

  /** One-minute bars whose four prices are the close; NaN makes an empty bar. Volume 1 each. */
  public static BarSeries closes(double... closes) {
    Bar[] bars = new Bar[closes.length];
    for (int i = 0; i < closes.length; i++) {
      long price = Double.isNaN(closes[i]) ? 0 : Math.round(closes[i] * 100);
      bars[i] = bar(i, price, price, price, price, price == 0 ? 0 : 1_000, 0, price == 0 ? 0 : 1);
    }
    return series(bars);
  }

  /** The {@code i}th one-minute bar; prices in cents, volumes in thousandths. */
  public static Bar bar(
      int i, long open, long high, long low, long close, long volume, long signed, int trades) {
    long openAt = START + i * Nanos.of(MINUTE);
    long closeAt = openAt + Nanos.of(MINUTE);
    return new Bar(openAt, closeAt, closeAt, open, high, low, close, volume, signed, trades);
  }

  /** Bars as given, the last print 7 seconds before each close. */
  public static BarSeries series(Bar... bars) {
    BarSeries.Builder series = BarSeries.of(COIN, MINUTE);
    for (Bar bar : bars) {
      series.add(bar, 7);
    }
    return series.build();
  }

  /** Bars {@code from} to {@code to}, exclusive, as a series of their own. */
  public static BarSeries part(BarSeries bars, int from, int to) {
    BarSeries.Builder part = BarSeries.of(bars.instrument(), bars.span());
    for (int i = from; i < to; i++) {
      part.add(bars.bar(i), bars.value(Field.SECONDS_SINCE_PRINT, i));
    }
    return part.build();
  }
}
