package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.order.Fill;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Smooth;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.Figure;
import dev.holdout.strategies.run.PolicyStrategy.Decided;
import java.util.ArrayList;
import java.util.List;

/**
 * What the network believed it earned and paid, beside what the account booked, line by line, and
 * the difference taken apart until nothing is left.
 *
 * <p>With decisions k = 1…K, believed position w_k (a share of equity E_k), q_k the size held and
 * f_k the print that an order of decision k fills at (f_{K+1} the last print):
 *
 * <pre>
 * believed gross  Σ w_k E_k (f_{k+1} − f_k) / f_k          believed cost  Σ rate |w_k − w_{k−1}| E_k
 * booked gross    Σ q_k (f_{k+1} − f_k) + Σ over fills between f_k and f_{k+1} of size (f_{k+1} − price)
 * </pre>
 *
 * The first sum of the booked gross is computed from positions and prints, the account's own figure
 * from its ledger; that they agree is what "unexplained 0.00" says.
 */
final class Reconciliation {

  private static final double[] MULTIPLES = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3};

  private final Outcome outcome;
  private final BacktestResult result;
  private final List<Decided> decisions;
  private final double largest;

  /** Price in currency at which an order of decision k fills; the last print behind the last. */
  private final double[] fillPrice;

  private final long[] fillAt;

  Reconciliation(Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
    this.decisions = outcome.policy().decisions();
    this.largest = outcome.study().trading().account().largestPosition();
    this.fillPrice = new double[decisions.size() + 1];
    this.fillAt = new long[decisions.size() + 1];
    findFillPrices();
  }

  private void findFillPrices() {
    TradeSeries trades = outcome.facts().trades();
    long latency = result.config().latency().toNanos();
    double last = outcome.instrument().price(result.account().lastPrice());
    for (int k = 0; k < decisions.size(); k++) {
      long arrival = decisions.get(k).at() + latency;
      int trade = trades.firstKnownAfter(arrival);
      while (trade < trades.size() && trades.happenedAt(trade) <= arrival) {
        trade++;
      }
      boolean inTime = trade < trades.size() && trades.knownAt(trade) < result.config().to();
      fillPrice[k] = inTime ? outcome.instrument().price(trades.price(trade)) : last;
      fillAt[k] = inTime ? trades.knownAt(trade) : result.config().to();
    }
    fillPrice[decisions.size()] = last;
    fillAt[decisions.size()] = result.config().to();
  }

  Costs costs() {
    List<Costs.Line> lines = new ArrayList<>();
    double bookedGross = outcome.money(result.grossPnl());
    double believedGross = believedGross();
    lines.add(
        new Costs.Line(
            "before costs",
            "gross",
            Figure.of(believedGross),
            bookedGross,
            Figure.of(bookedGross - believedGross),
            "sizes are whole increments, fixed at the decision's last print; risk limits act"
                + " between decisions"));
    double explained = heldOtherwise(believedGross) + filledBetween();
    double believedNet = believedGross;
    double bookedNet = bookedGross;
    List<CostTerm> terms = outcome.study().trading().costs().terms();
    for (int term = 0; term < terms.size(); term++) {
      double booked = -outcome.money(result.account().costs().of(term));
      double believed = terms.get(term) instanceof Smooth smooth ? -believedCost(smooth) : 0;
      double byTradedValue =
          terms.get(term) instanceof Smooth smooth
              ? -tradedValue() * smooth.fraction() - rounded(term, smooth)
              : booked;
      explained += byTradedValue - believed;
      believedNet += believed;
      bookedNet += booked;
      lines.add(
          new Costs.Line(
              terms.get(term).name(),
              "cost",
              Figure.of(believed),
              booked,
              Figure.of(booked - believed),
              terms.get(term) instanceof Smooth
                  ? "the network pays for changes of its position, the account for traded value,"
                      + " each fill rounded to the money increment"
                  : "only the account can know this cost"));
    }
    lines.add(
        new Costs.Line(
            "net",
            "net",
            Figure.of(believedNet),
            bookedNet,
            Figure.of(bookedNet - believedNet),
            "the sum of the lines above"));
    return new Costs(lines, cents(bookedNet - believedNet - explained), curve(bookedGross));
  }

  private double believedGross() {
    double sum = 0;
    for (int k = 0; k < decisions.size(); k++) {
      sum += believedValue(k) * (fillPrice[k + 1] - fillPrice[k]) / fillPrice[k];
    }
    return sum;
  }

  private double believedCost(Smooth term) {
    double before = 0;
    double traded = 0;
    for (Decided decided : decisions) {
      traded += Math.abs(decided.position() - before) * largest * outcome.money(decided.equity());
      before = decided.position();
    }
    return traded * term.fraction();
  }

  /** Value the network believes to hold after decision k, currency. */
  private double believedValue(int k) {
    Decided decided = decisions.get(k);
    return decided.position() * largest * outcome.money(decided.equity());
  }

  /** What holding q instead of the believed position made, from positions and prints alone. */
  private double heldOtherwise(double believedGross) {
    double held = 0;
    List<Fill> fills = result.fills();
    long position = 0;
    int next = 0;
    for (int k = 0; k < decisions.size(); k++) {
      while (next < fills.size() && fills.get(next).filledAt() <= fillAt[k]) {
        position += fills.get(next++).signedSize();
      }
      held += outcome.instrument().size(position) * unit() * (fillPrice[k + 1] - fillPrice[k]);
    }
    return held - believedGross;
  }

  /** What fills at another print than their decision's made until the next decision's print. */
  private double filledBetween() {
    double sum = 0;
    int k = 0;
    for (Fill fill : result.fills()) {
      while (k < decisions.size() && fillAt[k] < fill.filledAt()) {
        k++;
      }
      sum +=
          outcome.instrument().size(fill.signedSize())
              * unit()
              * (fillPrice[k] - outcome.instrument().price(fill.price()));
    }
    return sum;
  }

  /**
   * What rounding each fill's charge to the money increment adds, currency. A charge that is
   * further from its rate than one increment is no rounding: the rest stays unexplained.
   */
  private double rounded(int term, Smooth smooth) {
    double sum = 0;
    for (Fill fill : result.fills()) {
      double exact = fill.notional() * smooth.fraction();
      sum += Math.clamp(fill.charges().of(term) - exact, -1, 1);
    }
    return sum * outcome.money(1);
  }

  private double tradedValue() {
    return outcome.money(result.account().tradedNotional());
  }

  private double unit() {
    return outcome.instrument().multiplier();
  }

  private List<Costs.Point> curve(double gross) {
    double costs = outcome.money(result.account().costs().total());
    List<Costs.Point> points = new ArrayList<>();
    for (double multiple : MULTIPLES) {
      points.add(new Costs.Point(multiple, gross - multiple * costs));
    }
    return points;
  }

  /** To the cent: what double arithmetic leaves behind is not a difference. */
  private static double cents(double money) {
    return Math.rint(money * 100) / 100 + 0.0;
  }
}
