package dev.holdout.strategies.run;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;

/**
 * What facts give before anything is trained.
 *
 * @param trades the facts
 * @param bars raw, what orders are decided on and filled against
 * @param seen what features read; the raw bars unless prices are adjusted
 * @param timeline the instants of decisions
 * @param frame features at each decision
 * @param target what followed each decision; training only
 */
record Prepared(
    TradeSeries trades,
    BarSeries bars,
    BarSeries seen,
    Timeline timeline,
    FeatureFrame frame,
    TargetColumn target) {}
