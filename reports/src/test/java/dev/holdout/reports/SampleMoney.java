package dev.holdout.reports;

import dev.holdout.reports.run.BaselineRow;
import dev.holdout.reports.run.Comparison;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Risk;
import dev.holdout.reports.run.Trials;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a run with the given folds says of money, luck and risk. */
final class SampleMoney {

  private SampleMoney() {}

  private static Figure annual(SampleFolds folds, double value) {
    return folds.isLong() ? Figure.of(value) : Figure.undefined(SampleRun.FEW_DAYS);
  }

  private static Figure ofRun(SampleFolds folds, double value) {
    return folds.rows().isEmpty() ? Figure.undefined("no fold finished") : Figure.of(value);
  }

  static Verdict verdict(SampleFolds folds, VerdictRule rule, List<String> because) {
    return Verdict.of(
        rule,
        because,
        new Verdict.Enough(folds.days(), 60, folds.orders() / 2, 30),
        new Verdict.Chance(
            annual(folds, rule == VerdictRule.SURVIVED ? 0.6 : 22), 5, annual(folds, 2_526)),
        new Verdict.Rival("linear model", ofRun(folds, 51_310), annual(folds, 1.52)));
  }

  static OutOfSample oos(SampleFolds folds) {
    double net = folds.netPnl();
    double gross = folds.grossPnl();
    double costs = gross - net;
    Figure even =
        gross > 0 && costs > 0
            ? Figure.of(gross / costs)
            : Figure.undefined("no gain before costs");
    return new OutOfSample(
        new OutOfSample.Span(
            folds.from().toString(), folds.to().toString(), folds.days(), folds.rows().size()),
        new OutOfSample.Money(
            ofRun(folds, net),
            ofRun(folds, net / SampleFolds.ACCOUNT),
            ofRun(folds, gross),
            ofRun(folds, costs),
            gross > 0 ? Figure.of(costs / gross) : Figure.undefined("no gain to pay them from"),
            even),
        new OutOfSample.Ratio(
            annual(folds, 1.36), annual(folds, -0.04), annual(folds, 2.76), 0.95, 365),
        new OutOfSample.Overfit(
            annual(folds, 0.78),
            0.95,
            folds.isLong() ? Figure.of(0.41) : Figure.undefined("too few rows for any split"),
            0.20,
            folds.isLong() ? 12_870 : 0),
        new OutOfSample.Depth(
            ofRun(folds, folds.isLong() ? -0.112 : -0.0082),
            ofRun(folds, folds.isLong() ? 158 * 86_400 : 40_020)));
  }

  static Luck luck(SampleFolds folds) {
    Luck.Histogram trials =
        folds.isLong()
            ? new Luck.Histogram(
                -0.8,
                1.6,
                List.of(
                    0L, 1L, 1L, 3L, 10L, 6L, 17L, 14L, 27L, 35L, 34L, 22L, 17L, 14L, 6L, 4L, 2L, 0L,
                    0L, 1L),
                "")
            : Luck.Histogram.none("no trial has 60 daily returns");
    Luck.Histogram logits =
        folds.isLong()
            ? new Luck.Histogram(
                -6,
                6,
                List.of(10L, 40L, 180L, 450L, 880L, 1000L, 860L, 390L, 330L, 720L, 980L, 550L),
                "")
            : Luck.Histogram.none("too few rows for any split");
    Figure none = Figure.undefined("none");
    return new Luck(
        List.of(
            luckRow(
                folds,
                "Probabilistic Sharpe ratio, against 0",
                0.97,
                Figure.of(0.95),
                "at least",
                "met"),
            luckRow(folds, "Deflated Sharpe ratio", 0.78, Figure.of(0.95), "at least", "not met"),
            luckRow(
                folds,
                "Probability of backtest overfitting",
                0.41,
                Figure.of(0.20),
                "at most",
                "not met"),
            luckRow(
                folds,
                "Superior predictive ability, p-value",
                0.004,
                Figure.of(0.05),
                "at most",
                "met"),
            luckRow(
                folds,
                "Deflated Sharpe ratio, effective trials",
                0.86,
                none,
                "none",
                "for information")),
        trials,
        annual(folds, 0.81),
        annual(folds, 1.36),
        folds.isLong() ? 3 : 0,
        logits);
  }

  private static Luck.Row luckRow(
      SampleFolds folds, String name, double value, Figure limit, String limitIs, String result) {
    return new Luck.Row(
        name,
        Form.PROBABILITY,
        annual(folds, value),
        limit,
        limitIs,
        folds.isLong() ? result : "not defined",
        "what one may read from it, in plain words",
        "Bailey and López de Prado 2014; returns taken as independent");
  }

  static Costs costs(SampleFolds folds) {
    if (folds.rows().isEmpty()) {
      return new Costs(List.of(), 0, List.of());
    }
    double gross = folds.grossPnl();
    double total = gross - folds.netPnl();
    List<Costs.Point> curve = new ArrayList<>();
    for (double multiple = 0; multiple <= 3; multiple += 0.5) {
      curve.add(new Costs.Point(multiple, gross - multiple * total));
    }
    return new Costs(
        List.of(
            line("PnL before costs", "gross", gross + 12.4, gross, "lot rounding"),
            line("Commission", "cost", -total * 0.7, -total * 0.7, "same object, same fills"),
            line("Half spread", "cost", -total * 0.2, -total * 0.3, "fills paid a wider spread"),
            line("Net PnL", "net", folds.netPnl() + 12.4 + total * 0.1, folds.netPnl(), "the sum")),
        0,
        curve);
  }

  private static Costs.Line line(
      String name, String kind, double network, double account, String why) {
    return new Costs.Line(
        name, kind, Figure.of(network), account, Figure.of(account - network), why);
  }

  static List<BaselineRow> baselines(SampleFolds folds) {
    if (folds.rows().isEmpty()) {
      return List.of();
    }
    return List.of(
        rule(folds, "Chosen policy (neural trader)", "policy", folds.netPnl(), 1.36, 11.9),
        rule(folds, "Linear model", "rule", 1_264, 0.43, 9.6),
        rule(folds, "Buy and hold", "reference", 2_471, 0.47, 0.9),
        new BaselineRow(
            "Flat (no position)",
            "reference",
            0,
            Figure.undefined("no returns: a Sharpe ratio is not defined"),
            Figure.undefined("no returns"),
            Figure.undefined("no returns"),
            0,
            0,
            Figure.of(0)));
  }

  private static BaselineRow rule(
      SampleFolds folds, String name, String kind, double pnl, double sharpe, double turnover) {
    return new BaselineRow(
        name,
        kind,
        pnl,
        annual(folds, sharpe),
        annual(folds, sharpe - 1.4),
        annual(folds, sharpe + 1.4),
        -0.0173,
        842.4,
        Figure.of(turnover));
  }

  static Comparison comparison(SampleFolds folds) {
    Figure lead = ofRun(folds, folds.netPnl() - 1_264);
    return new Comparison(
        "linear model",
        ofRun(folds, 1_264),
        lead,
        annual(folds, 0.93),
        annual(folds, -0.55),
        annual(folds, 1.72),
        annual(folds, 0.004));
  }

  static Trials trials(SampleFolds folds) {
    List<Trials.Row> rows = new ArrayList<>();
    String[] rates = {"1e-3", "3e-3", "1e-3", "3e-3"};
    for (int i = 0; i < 4 && !folds.rows().isEmpty(); i++) {
      rows.add(
          new Trials.Row(
              "t-000" + (i + 1),
              List.of(rates[i], i < 2 ? "8" : "16"),
              1,
              Figure.of(0.000098 - i * 0.00002),
              annual(folds, 1.36 - i * 0.3),
              ofRun(folds, folds.netPnl() - i * 900),
              ofRun(folds, -0.02 - i * 0.01),
              i == 0 ? 4 : i == 1 ? 2 : 0,
              i < 2 ? "chosen" : "scored"));
    }
    return new Trials(
        folds.isLong() ? 214 : 4,
        folds.isLong() ? 2 : 0,
        folds.isLong() ? 3 : 0,
        folds.isLong()
            ? "in 3 studies since 2025-03-02, none can be deleted"
            : "of this run; earlier looks at this data are not counted",
        folds.isLong(),
        "mean net return a decision on the validation span",
        Form.BASIS_POINTS,
        List.of("Learning rate", "Hidden"),
        rows,
        folds.isLong()
            ? new Trials.Ledger("intact", true)
            : new Trials.Ledger("the ledger was empty before this run", true),
        folds.isLong()
            ? List.of(
                new Trials.StudyCount("btc-momentum", 200, 2, 3),
                new Trials.StudyCount("btc-reversal", 12, 0, 0),
                new Trials.StudyCount("by hand", 2, 0, 0))
            : List.of(new Trials.StudyCount("demo", 4, 0, 0)));
  }

  static Risk risk(SampleFolds folds) {
    List<Risk.Period> periods = new ArrayList<>();
    Instant at = folds.from();
    while (at.isBefore(folds.to()) && !folds.rows().isEmpty()) {
      String day = at.toString().substring(0, 10);
      double change = Math.sin(periods.size() * 1.7) * (folds.isLong() ? 0.06 : 0.004);
      periods.add(new Risk.Period(folds.isLong() ? day.substring(0, 8) + "01" : day, change));
      at = at.plusSeconds(folds.isLong() ? 30 * 86_400 + 36_000 : 86_400);
    }
    return new Risk(
        folds.isLong() ? "month" : "day",
        periods.stream().filter(period -> period.netReturn() > 0).count(),
        periods,
        List.of(
            new Risk.Entry("Volatility, annual", Form.PERCENT, annual(folds, 0.144)),
            new Risk.Entry("Sortino ratio, annual", Form.RATIO, annual(folds, 2.0)),
            new Risk.Entry("Worst day", Form.DAY_PERCENT, ofRun(folds, -0.0374)),
            new Risk.Entry("Skewness", Form.SIGNED, annual(folds, -0.13)),
            new Risk.Entry("Kurtosis (normal = 3)", Form.RATIO, annual(folds, 5.04)),
            new Risk.Entry("Share of time in the market", Form.PERCENT, ofRun(folds, 0.614))),
        folds.rows().isEmpty() ? List.of() : drawdowns(folds));
  }

  private static List<Risk.Drawdown> drawdowns(SampleFolds folds) {
    String at = folds.from().plusSeconds(50_000).toString();
    String low = folds.from().plusSeconds(70_000).toString();
    String end = folds.from().plusSeconds(90_020).toString();
    double days = folds.isLong() ? 137 * 86_400 : 40_020;
    return List.of(
        new Risk.Drawdown(at, low, end, -0.0082, days),
        new Risk.Drawdown(end, end, null, -0.0041, days / 3));
  }
}
