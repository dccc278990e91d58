package dev.holdout.marketdata;

import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.util.Random;

/** Tapes from a seed: bursts within one second, silences over many bars, prices that walk. */
public final class RandomTape {

  public static final Instrument INSTRUMENT =
      new Instrument(
          "ABC",
          "TEST",
          "USD",
          new BigDecimal("0.01"),
          new BigDecimal("0.1"),
          1,
          new BigDecimal("0.001"));

  private RandomTape() {}

  /**
   * @param count trades
   * @param mostDelaySeconds from happened-at to known-at, drawn for each trade, in order of
   *     known-at
   */
  public static TradeSeries of(Random random, int count, int mostDelaySeconds) {
    TradeSeries.Builder tape = TradeSeries.of(INSTRUMENT);
    long known = Nanos.ofSeconds(random.nextInt(1000) - 500);
    long price = 1000;
    for (int i = 0; i < count; i++) {
      boolean silent = random.nextInt(20) == 0;
      known += Nanos.ofSeconds(silent ? random.nextInt(1000) : random.nextInt(12));
      known += random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0;
      long delay = mostDelaySeconds == 0 ? 0 : Nanos.ofSeconds(random.nextInt(mostDelaySeconds));
      price += random.nextInt(3) - 1;
      tape.add(known - delay, known, price, 1 + random.nextInt(50));
    }
    return tape.build();
  }
}
