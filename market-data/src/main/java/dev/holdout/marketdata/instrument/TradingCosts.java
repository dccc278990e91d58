package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What trading on a venue costs, as one value. The training loss and the account read this very
 * object, so they cannot disagree about it.
 *
 * @param terms the lines, in the order in which reports show them; names are unique
 */
public record TradingCosts(List<CostTerm> terms) {

  public TradingCosts {
    terms = List.copyOf(terms);
    Set<String> names = new HashSet<>();
    for (CostTerm term : terms) {
      if (!names.add(term.name())) {
        throw new BadInput(
            "costs name " + term.name() + " twice", "costs", "give each term a name of its own");
      }
    }
  }

  public static TradingCosts of(CostTerm... terms) {
    return new TradingCosts(List.of(terms));
  }

  /** No cost at all; for tests and for the line "before costs". */
  public static TradingCosts free() {
    return new TradingCosts(List.of());
  }

  /** The usual two: a commission and half the spread, both in basis points of traded value. */
  public static TradingCosts ofBasisPoints(
      BigDecimal commission, String commissionSource, BigDecimal halfSpread, String spreadSource) {
    return of(
        new Proportional("commission", commission, commissionSource),
        new Proportional("half-spread", halfSpread, spreadSource));
  }

  /**
   * Sum of the smooth terms: cost as a fraction of traded value, what a loss charges a change of
   * position.
   */
  public double smoothFraction() {
    double sum = 0;
    for (CostTerm term : terms) {
      if (term instanceof Smooth smooth) {
        sum += smooth.fraction();
      }
    }
    return sum;
  }
}
