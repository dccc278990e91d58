package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.bootstrap.SharpeInterval;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.BaselineRow;
import dev.holdout.reports.run.Comparison;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.strategies.study.Judgement.Limits;
import java.util.ArrayList;
import java.util.List;

/** Money, Sharpe ratio and luck of the stitched out-of-sample curve, and of the simpler rules. */
final class OosFigures {

  private static final double CONFIDENCE = 0.95;

  /** Two-sided normal quantile of {@link #CONFIDENCE}. */
  private static final double QUANTILE = 1.959963984540054;

  private final Outcome outcome;
  private final LuckFigures luck;

  OosFigures(Outcome outcome, LuckFigures luck) {
    this.outcome = outcome;
    this.luck = luck;
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
            luck.tests().deflated(),
            limits.deflatedSharpe(),
            luck.overfitting(),
            limits.overfitting(),
            luck.splits()),
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

  /** The policy first, then the simpler rules, best first. */
  List<BaselineRow> baselines() {
    List<BaselineRow> rows = new ArrayList<>();
    rows.add(row(outcome.policy(), "policy"));
    for (Playback.Played rule : outcome.rulesBestFirst()) {
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

  Comparison comparison() {
    Playback.Played best = outcome.rival();
    double bestNet = outcome.money(best.result().netPnl());
    Figure ours = sharpe();
    Figure theirs = sharpe(best.result()).value();
    Figure lead =
        ours.isDefined() && theirs.isDefined()
            ? Figure.of(ours.orThrow() - theirs.orThrow())
            : Figure.undefined(ours.isDefined() ? theirs.reason() : ours.reason());
    SharpeInterval interval = luck.tests().leadInterval(CONFIDENCE);
    double annual = Math.sqrt(RiskFigures.DAYS_A_YEAR);
    Figure none = Figure.undefined(lead.isDefined() ? "too few returns" : lead.reason());
    return new Comparison(
        best.name(),
        Figure.of(bestNet),
        Figure.of(outcome.money(outcome.result().netPnl()) - bestNet),
        lead,
        interval == null ? none : Figure.of(interval.lower() * annual, "a resample was flat"),
        interval == null ? none : Figure.of(interval.upper() * annual, "a resample was flat"),
        luck.superiorAbility());
  }

  Figure sharpeOf(Playback.Played played) {
    return sharpe(played.result()).value();
  }
}
