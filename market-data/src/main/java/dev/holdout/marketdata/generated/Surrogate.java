package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.trade.TradeSeries;

/**
 * A market that did not happen, of the parts of one that did.
 *
 * @param trades on the original's bars, of the original's instrument
 * @param achievedIc correlation of the planted direction with the return of a bar, over the bars
 *     with trades, from prices as printed; NaN in a placebo, where nothing is planted
 * @param largestIc the correlation that bars would have which always go the planted way: the most
 *     that an oracle on this original can have
 */
public record Surrogate(TradeSeries trades, double achievedIc, double largestIc) {}
