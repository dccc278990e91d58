package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;

/**
 * Markets that did not happen, of the parts of one that did: its bars, drawn in blocks with
 * replacement (stationary bootstrap, Politis and Romano 1994), each turned up or down by a coin.
 *
 * <p>Drawing in blocks keeps silences, volume and volatility in their clusters, and would keep what
 * predicts as well, inside the blocks. The coin takes that away: whether a bar's moves go as they
 * did or the other way round depends on nothing. Moves are relative to the price at the bar's start
 * and simple, so the turned bar returns exactly the opposite and holding earns nothing on average.
 *
 * <p>The first and the last bar stay where they were, each with its own coin: the tape begins and
 * ends inside them, and so the surrogate keeps its grid and span. Immutable; draws may be made by
 * many threads.
 */
public final class Surrogates {

  private final Donors donors;
  private final int meanBlock;

  private Surrogates(Donors donors, int meanBlock) {
    this.donors = donors;
    this.meanBlock = meanBlock;
  }

  /**
   * @param trades the original, with prices above 0 and trades in three bars or more
   * @param bar what is drawn and turned as a whole, on the grid of the epoch: the span between two
   *     decisions of the study, or less. Moves inside a bar keep their order, so a study that
   *     decides more often meets them as they were
   * @param meanBlock bars that stay neighbours on average, 1 or more; lengths are geometric
   */
  public static Surrogates of(TradeSeries trades, Duration bar, int meanBlock) {
    if (meanBlock < 1) {
      throw new BadInput(
          "blocks of " + meanBlock + " bars on average; a block has at least one",
          "surrogate",
          "mean block: 48");
    }
    return new Surrogates(Donors.of(trades, bar), meanBlock);
  }

  /** The largest information coefficient that an oracle on this original can have. */
  public double largestIc() {
    return donors.largestIc();
  }

  /** A placebo: nothing in it predicts direction. */
  public Surrogate draw(long seed) {
    byte[] regime = new byte[donors.bars()];
    return SurrogateDraw.of(donors, meanBlock, seed, regime, 0);
  }

  /**
   * An oracle: a placebo from the same seed but for its directions, which lean towards a hidden
   * one.
   *
   * @param informationCoefficient correlation of the hidden direction with the return of a bar, 0
   *     to {@link #largestIc}
   * @param meanRegime bars that the hidden direction lasts on average, 2 or more
   * @throws BadInput when the coefficient is more than there can be, with the largest
   */
  public Surrogate draw(long seed, double informationCoefficient, int meanRegime) {
    HiddenRegime hidden = new HiddenRegime(informationCoefficient, meanRegime);
    double pull = hidden.pull(donors.largestIc());
    byte[] regime = hidden.directions(donors.bars(), SplitMix64.stream(seed, 2));
    return SurrogateDraw.of(donors, meanBlock, seed, regime, pull);
  }
}
