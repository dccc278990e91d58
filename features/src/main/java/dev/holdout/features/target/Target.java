package dev.holdout.features.target;

import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;

/**
 * What is to be learned: a number for each decision that only the future tells. A type of its own,
 * so that it cannot stand among features.
 */
public interface Target {

  /** Its formula with its parameters, {@code ForwardReturn(3)}. */
  String name();

  /**
   * The target at each decision.
   *
   * @param latency from a decision to the arrival of its order, 0 or more
   * @return one value a decision
   */
  TargetColumn column(TradeSeries trades, Timeline timeline, Duration latency);
}
