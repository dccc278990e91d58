package dev.holdout.backtest;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run, whole. Equal configs on equal data with equal strategies give equal results.
 *
 * @param startingCash money increments, above 0
 * @param latency from decision to the venue, 0 or more
 * @param from first instant at which an event counts, UTC epoch nanoseconds; of what was known
 *     before, only the last print is used, as the first price
 * @param to the run ends before events known at this instant; open orders expire, an open position
 *     stays and is valued at the last known print
 */
public record BacktestConfig(
    Instrument instrument,
    TradingCosts costs,
    long startingCash,
    Duration latency,
    FillPolicy fillPolicy,
    RiskLimits limits,
    long from,
    long to) {

  public BacktestConfig {
    List<BadInput.Fault> faults = new ArrayList<>();
    if (startingCash <= 0) {
      faults.add(
          new BadInput.Fault(
              "startingCash is " + startingCash + " money increments; it must be above 0",
              "backtest.startingCash",
              "startingCash: 100000"));
    }
    if (latency.isNegative()) {
      faults.add(
          new BadInput.Fault(
              "latency is " + latency + "; an order cannot arrive before it was decided",
              "backtest.latency",
              "latency: " + latency.negated()));
    }
    if (from >= to) {
      faults.add(
          new BadInput.Fault(
              "the run is from " + Nanos.iso(from) + " to " + Nanos.iso(to) + ", which is empty",
              "backtest.to",
              "a later end"));
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }
}
