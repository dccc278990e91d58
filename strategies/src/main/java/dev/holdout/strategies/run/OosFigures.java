package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.stats.Performance;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.BaselineRow;
import dev.holdout.reports.run.Comparison;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.strategies.study.Judgement.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Money, Sharpe ratio and luck of the stitched out-of-sample curve, and of the simpler rules. */
final class OosFigures {

  private static final double CONFIDENCE = 0.95;

  /** Two-sided normal quantile of {@link #CONFIDENCE}. */
  private static final double QUANTILE = 1.959963984540054;

  private static final String NO_DEFLATION =
      "this version does not compute it: the ledger of trials is not kept yet";

  private final Outcome outcome;

  OosFigures(Outcome outcome) {
    this.outcome = outcome;
  }

  /** A ratio with its interval. */
  private record Ratio(Figure value, Figure low, Figure high) {}

  OutOfSample oos() {
    Limits limits = outcome.study().judgement().limits();
    Ratio sharpe = sharpe(outcome.result());
    return new OutOfSample(
        new OutOfSample.Span(
            Nanos.iso(outcome.from()),
            Nanos.iso(outcome.to()),
            outcome.days(),
            outcome.folds().size()),
        money(),
        new OutOfSample.Ratio(
            sharpe.value(), sharpe.low(), sharpe.high(), CONFIDENCE, RiskFigures.DAYS_A_YEAR),
        new OutOfSample.Overfit(
            deflated(), limits.deflatedSharpe(), deflated(), limits.overfitting(), 0),
        new RiskFigures(outcome).depth());
  }

  private OutOfSample.Money money() {
    BacktestResult result = outcome.result();
    double net = outcome.money(result.netPnl());
    double gross = outcome.money(result.grossPnl());
    double costs = outcome.money(result.account().costs().total());
    boolean gain = result.grossPnl() > 0;
    return new OutOfSample.Money(
        Figure.of(net),
        Figure.of(net / outcome.money(result.config().startingCash())),
        Figure.of(gross),
        Figure.of(costs),
        gain ? Figure.of(costs / gross) : Figure.undefined("no gain to pay them from"),
        breakEven(gross, costs));
  }

  private static Figure breakEven(double gross, double costs) {
    if (gross <= 0) {
      return Figure.undefined("no gain to pay them from");
    }
    return costs > 0 ? Figure.of(gross / costs) : Figure.undefined("no costs were paid");
  }

  /** Why statistics of many trials are not defined here. */
  Figure deflated() {
    String tooFew = outcome.tooFewDays();
    return Figure.undefined(tooFew.isEmpty() ? NO_DEFLATION : tooFew);
  }

  Figure sharpe() {
    return sharpe(outcome.result()).value();
  }

  /**
   * Annual Sharpe ratio of daily returns with Lo's (2002) standard error for independent returns.
   */
  private Ratio sharpe(BacktestResult result) {
    String tooFew = outcome.tooFewDays();
    if (!tooFew.isEmpty()) {
      Figure none = Figure.undefined(tooFew);
      return new Ratio(none, none, none);
    }
    double[] returns = result.daily().returns();
    double daily = Performance.sharpe(returns, 0, 1);
    double annual = Math.sqrt(RiskFigures.DAYS_A_YEAR);
    double error = Math.sqrt((1 + daily * daily / 2) / returns.length) * annual;
    String flat = "all daily returns are equal";
    return new Ratio(
        Figure.of(daily * annual, flat),
        Figure.of(daily * annual - QUANTILE * error, flat),
        Figure.of(daily * annual + QUANTILE * error, flat));
  }

  Luck luck() {
    Limits limits = outcome.study().judgement().limits();
    Figure none = deflated();
    List<Luck.Row> rows = new ArrayList<>();
    rows.add(
        row(
            "Deflated Sharpe ratio, N = " + outcome.study().configurations().size(),
            none,
            limits.deflatedSharpe(),
            "at least",
            "whether the result is more than the best of N tries without skill",
            "Bailey and Lopez de Prado 2014: PSR against the expected maximum of N trials"));
    rows.add(
        row(
            "Probability of backtest overfitting",
            none,
            limits.overfitting(),
            "at most",
            "whether the winner of one half of the record wins the other",
            "Bailey, Borwein, Lopez de Prado and Zhu 2017: CSCV"));
    rows.add(
        row(
            "Superior predictive ability, p-value",
            none,
            limits.superiorAbility(),
            "at most",
            "whether the policy beats the best simpler rule by more than chance",
            "Hansen 2005"));
    String why = none.reason();
    return new Luck(
        rows,
        Luck.Histogram.none(why),
        Figure.undefined(why),
        sharpe(),
        0,
        Luck.Histogram.none(why));
  }

  private static Luck.Row row(
      String name, Figure value, double limit, String limitIs, String readAs, String source) {
    return new Luck.Row(
        name, Form.PROBABILITY, value, Figure.of(limit), limitIs, "not defined", readAs, source);
  }

  /** The policy first, then the simpler rules, best first. */
  List<BaselineRow> baselines() {
    List<BaselineRow> rows = new ArrayList<>();
    rows.add(row(outcome.policy(), "policy"));
    for (Playback.Played rule : rulesBestFirst()) {
      rows.add(row(rule, "rule"));
    }
    return rows;
  }

  private BaselineRow row(Playback.Played played, String kind) {
    BacktestResult result = played.result();
    Ratio sharpe = sharpe(result);
    double depth = RiskFigures.deepest(result);
    return new BaselineRow(
        played.name(),
        kind,
        outcome.money(result.netPnl()),
        sharpe.value(),
        sharpe.low(),
        sharpe.high(),
        depth,
        outcome.money(result.account().costs().total()),
        Figure.of((double) result.account().tradedNotional() / result.config().startingCash()));
  }

  private List<Playback.Played> rulesBestFirst() {
    return outcome.rules().stream()
        .sorted(
            Comparator.<Playback.Played>comparingLong(rule -> rule.result().netPnl()).reversed())
        .toList();
  }

  /** The best simpler rule by net PnL: with few days nothing finer is defined. */
  Playback.Played best() {
    return rulesBestFirst().getFirst();
  }

  Comparison comparison() {
    Playback.Played best = best();
    double bestNet = outcome.money(best.result().netPnl());
    Figure ours = sharpe();
    Figure theirs = sharpe(best.result()).value();
    Figure lead =
        ours.isDefined() && theirs.isDefined()
            ? Figure.of(ours.orThrow() - theirs.orThrow())
            : Figure.undefined(ours.isDefined() ? theirs.reason() : ours.reason());
    Figure interval =
        lead.isDefined()
            ? Figure.undefined("this version gives no interval for a difference")
            : lead;
    return new Comparison(
        best.name(),
        Figure.of(bestNet),
        Figure.of(outcome.money(outcome.result().netPnl()) - bestNet),
        lead,
        interval,
        interval,
        deflated());
  }

  Figure sharpeOf(Playback.Played played) {
    return sharpe(played.result()).value();
  }
}
