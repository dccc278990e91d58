package dev.holdout.backtest.cost;

import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.TradingCosts;
import java.util.List;

/**
 * Charges a fill by each term of the run's costs. Every term is charged on every fill: a passive
 * fill gets no discount, so costs are overstated for it rather than understated.
 */
public final class CostMeter {

  private final List<CostTerm> terms;

  public CostMeter(TradingCosts costs) {
    this.terms = costs.terms();
  }

  /**
   * Charges one fill.
   *
   * @param notional value of the fill, money increments, at or above 0
   * @throws IllegalArgumentException when a term charges less than 0
   */
  public Charges charge(long notional) {
    long[] figures = new long[terms.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = terms.get(i).charge(notional);
      if (figures[i] < 0) {
        throw new IllegalArgumentException(
            "cost term "
                + terms.get(i).name()
                + " charges "
                + figures[i]
                + " on a notional of "
                + notional
                + "; a cost is 0 or more");
      }
    }
    return Charges.ofTerms(figures);
  }
}
