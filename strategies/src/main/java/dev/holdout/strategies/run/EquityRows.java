package dev.holdout.strategies.run;

import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.EquityRow;
import java.util.ArrayList;
import java.util.List;

/** The account at each decision, the best simpler rule and buy and hold beside it. */
final class EquityRows {

  private final Outcome outcome;
  private final EquityCurve best;
  private final EquityCurve held;

  EquityRows(Outcome outcome, Playback.Played best) {
    this.outcome = outcome;
    this.best = best.result().equity();
    this.held =
        outcome.rules().stream()
            .filter(rule -> rule.name().equals(Playback.BUY_AND_HOLD))
            .findFirst()
            .orElseThrow()
            .result()
            .equity();
  }

  List<EquityRow> rows() {
    EquityCurve curve = outcome.result().equity();
    double peak = outcome.money(outcome.result().config().startingCash());
    List<EquityRow> rows = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      double net = outcome.money(curve.equity(i));
      peak = Math.max(peak, net);
      rows.add(
          new EquityRow(
              Nanos.iso(curve.instant(i)),
              outcome.foldAt(curve.instant(i)),
              net,
              outcome.money(curve.equityBeforeCosts(i)),
              at(best, i, curve.instant(i)),
              at(held, i, curve.instant(i)),
              net / peak - 1));
    }
    return rows;
  }

  /** All rules are played over the same bars, so row i stands at the same instant in each. */
  private Double at(EquityCurve curve, int i, long instant) {
    return i < curve.size() && curve.instant(i) == instant
        ? Double.valueOf(outcome.money(curve.equity(i)))
        : null;
  }
}
