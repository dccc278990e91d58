package dev.holdout.features.audit;

import dev.holdout.marketdata.trade.TradeSeries;
import java.util.SplittableRandom;

/**
 * A way to change the future. Every kind leaves each trade that was known at or before an instant
 * as it was, and gives a series that could have been: in order, on the grid, sizes and prices above
 * 0.
 */
public enum Scramble {
  /** The future does not happen. */
  DROP {
    @Override
    void future(TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to) {
      // Nothing follows.
    }
  },

  /** Later prices and sizes change places; the times stay. */
  PERMUTE {
    @Override
    void future(TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to) {
      int[] from = new int[trades.size() - first];
      for (int i = 0; i < from.length; i++) {
        int j = random.nextInt(i + 1);
        from[i] = from[j];
        from[j] = first + i;
      }
      for (int i = 0; i < from.length; i++) {
        int at = first + i;
        to.add(
            trades.happenedAt(at), trades.knownAt(at), trades.price(from[i]), trades.size(from[i]));
      }
    }
  },

  /** Later prices and sizes are multiplied, each by one factor of its own. */
  SCALE {
    @Override
    void future(TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to) {
      double priceFactor =
          random.nextBoolean() ? random.nextDouble(0.4, 0.8) : random.nextDouble(1.3, 2.5);
      double sizeFactor =
          random.nextBoolean() ? random.nextDouble(0.2, 0.7) : random.nextDouble(1.5, 5);
      for (int i = first; i < trades.size(); i++) {
        to.add(
            trades.happenedAt(i),
            trades.knownAt(i),
            onGrid(trades.price(i) * priceFactor),
            onGrid(trades.size(i) * sizeFactor));
      }
    }
  },

  /** Every later price is absurd: the smallest there is, or a hundred times what it was. */
  POISON {
    @Override
    void future(TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to) {
      for (int i = first; i < trades.size(); i++) {
        long price = random.nextBoolean() ? 1 : Math.multiplyExact(trades.price(i), 100L);
        to.add(trades.happenedAt(i), trades.knownAt(i), price, trades.size(i));
      }
    }
  },

  /** Later trades happen as they did and become known later, all by the same span. */
  DELAY {
    @Override
    void future(TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to) {
      long delay = random.nextLong(SHORTEST_DELAY, LONGEST_DELAY);
      for (int i = first; i < trades.size(); i++) {
        to.add(trades.happenedAt(i), trades.knownAt(i) + delay, trades.price(i), trades.size(i));
      }
    }
  };

  // From a minute to six hours: shorter than one bar up to many.
  private static final long SHORTEST_DELAY = 60_000_000_000L;
  private static final long LONGEST_DELAY = 21_600_000_000_000L;

  /**
   * The same past with another future.
   *
   * @param afterInstant UTC epoch nanoseconds; trades known at this instant or before stay as they
   *     are
   * @param seed same seed, same future
   */
  public TradeSeries apply(TradeSeries trades, long afterInstant, long seed) {
    int first = trades.firstKnownAfter(afterInstant);
    TradeSeries.Builder to = TradeSeries.of(trades.instrument());
    for (int i = 0; i < first; i++) {
      to.add(trades.happenedAt(i), trades.knownAt(i), trades.price(i), trades.size(i));
    }
    future(trades, first, new SplittableRandom(seed), to);
    return to.build();
  }

  abstract void future(
      TradeSeries trades, int first, SplittableRandom random, TradeSeries.Builder to);

  private static long onGrid(double steps) {
    return Math.max(1, Math.round(steps));
  }
}
