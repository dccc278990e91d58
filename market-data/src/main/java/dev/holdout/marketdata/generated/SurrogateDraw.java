package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.trade.TradeSeries;
import java.util.Comparator;
import java.util.stream.IntStream;

/** One surrogate while it is made: columns filled bar by bar. */
final class SurrogateDraw {

  private final Donors donors;
  private final int[] donor;
  private final long[] happenedAt;
  private final long[] knownAt;
  private final long[] price;
  private final long[] size;
  private int filled;

  private SurrogateDraw(Donors donors, int[] donor) {
    this.donors = donors;
    this.donor = donor;
    int trades = 0;
    for (int bar : donor) {
      trades = Math.addExact(trades, donors.first(bar + 1) - donors.first(bar));
    }
    this.happenedAt = new long[trades];
    this.knownAt = new long[trades];
    this.price = new long[trades];
    this.size = new long[trades];
  }

  /**
   * @param regime the hidden direction of each bar
   * @param pull how far a bar's coin leans to it, 0 to 1
   */
  static Surrogate of(Donors donors, int meanBlock, long seed, byte[] regime, double pull) {
    int[] donor = drawn(donors.bars(), meanBlock, SplitMix64.stream(seed, 0));
    SurrogateDraw draw = new SurrogateDraw(donors, donor);
    SplitMix64 coin = SplitMix64.stream(seed, 1);
    Correlation achieved = new Correlation();
    double level = donors.tape().price(donors.trade(0));
    long before = (long) level;
    for (int k = 0; k < donor.length; k++) {
      int up = HiddenRegime.leaning(pull * regime[k], coin);
      int sign = donors.change(donor[k]) < 0 ? -up : up;
      if (donors.first(donor[k]) < donors.first(donor[k] + 1)) {
        level = draw.add(k, level, sign);
        long after = draw.price[draw.filled - 1];
        achieved.add(regime[k], (double) after / before - 1);
        before = after;
      }
    }
    return new Surrogate(draw.tape(), achieved.value(), donors.largestIc());
  }

  /**
   * The bar that each bar is taken from: all but the first and the last, in blocks, in a circle.
   */
  private static int[] drawn(int bars, int meanBlock, SplitMix64 random) {
    int[] donor = new int[bars];
    int inner = bars - 2;
    int at = 0;
    for (int k = 1; k <= inner; k++) {
      boolean starts = k == 1 || random.uniform() * meanBlock < 1;
      at = starts ? random.below(inner) : (at + 1) % inner;
      donor[k] = 1 + at;
    }
    donor[bars - 1] = bars - 1;
    return donor;
  }

  /** Adds a bar with trades and gives the price it ends at, before rounding. */
  private double add(int bar, double level, int sign) {
    TradeSeries tape = donors.tape();
    long shift = donors.openAt(bar) - donors.openAt(donor[bar]);
    double at = level;
    for (int place = donors.first(donor[bar]); place < donors.first(donor[bar] + 1); place++) {
      int trade = donors.trade(place);
      at = Floor.reflect(level * (1 + sign * donors.move(place)));
      happenedAt[filled] = tape.happenedAt(trade) + shift;
      knownAt[filled] = tape.knownAt(trade) + shift;
      price[filled] = (long) Math.rint(at);
      size[filled] = tape.size(trade);
      filled++;
    }
    return at;
  }

  private TradeSeries tape() {
    TradeSeries.Builder tape = TradeSeries.of(donors.tape().instrument(), filled);
    if (isInOrder()) {
      for (int i = 0; i < filled; i++) {
        tape.add(happenedAt[i], knownAt[i], price[i], size[i]);
      }
    } else {
      // Trades that were known late overlap the bars behind them.
      IntStream.range(0, filled)
          .boxed()
          .sorted(Comparator.comparingLong(i -> knownAt[i]))
          .forEach(i -> tape.add(happenedAt[i], knownAt[i], price[i], size[i]));
    }
    return tape.build();
  }

  private boolean isInOrder() {
    for (int i = 1; i < filled; i++) {
      if (knownAt[i] < knownAt[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
