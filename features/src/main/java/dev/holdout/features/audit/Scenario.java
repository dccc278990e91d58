package dev.holdout.features.audit;

import dev.holdout.marketdata.trade.TradeSeries;
import java.util.Optional;

/**
 * What a probe is given: trades, and the instant up to which it is to say what came of them.
 *
 * @param instant of a decision, UTC epoch nanoseconds; the probe speaks of what was decided at or
 *     before it, and of what happened (a fill, the end of a label) before it
 * @param trades the true ones, or ones that differ from the instant on: a print at the very instant
 *     is not yet known to its decision, so it may differ too
 * @param scramble how the future was changed; empty for the truth
 */
public record Scenario(long instant, TradeSeries trades, Optional<Scramble> scramble) {

  /**
   * Whether these are the true trades; a probe may then keep what it computed for other instants.
   */
  public boolean isTruth() {
    return scramble.isEmpty();
  }

  /**
   * What the clock shows at least: the instant, or the last trade's known-at where that is later.
   * Bars are to be made up to here, since the time goes on where trades were dropped.
   */
  public long clock() {
    return trades.size() == 0 ? instant : Math.max(instant, trades.knownAt(trades.size() - 1));
  }
}
