package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.stats.DailyEquity;
import dev.holdout.backtest.stats.Drawdown;
import dev.holdout.backtest.stats.Moments;
import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Risk;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Risk and drawdowns: section 8, and the drawdown of the first screen. */
final class RiskFigures {

  private static final long DAY = 86_400_000_000_000L;
  private static final int DEEPEST = 5;

  /** Crypto markets never close. */
  static final double DAYS_A_YEAR = 365;

  private final Outcome outcome;
  private final BacktestResult result;
  private final Drawdown drawdown;

  RiskFigures(Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
    this.drawdown = Drawdown.ofEquity(equity(outcome.result()));
  }

  /** The account at the start and at each row of its curve, money increments. */
  static double[] equity(BacktestResult result) {
    EquityCurve curve = result.equity();
    double[] equity = new double[curve.size() + 1];
    equity[0] = result.config().startingCash();
    for (int i = 0; i < curve.size(); i++) {
      equity[i + 1] = curve.equity(i);
    }
    return equity;
  }

  OutOfSample.Depth depth() {
    double longest = 0;
    for (Drawdown.Episode episode : drawdown.episodes()) {
      longest = Math.max(longest, seconds(episode));
    }
    return new OutOfSample.Depth(Figure.of(deepest(result)), Figure.of(longest));
  }

  /** The deepest fall from a high, a negative fraction or 0. */
  static double deepest(BacktestResult result) {
    return Drawdown.ofEquity(equity(result)).episodes().stream()
        .mapToDouble(Drawdown.Episode::depth)
        .min()
        .orElse(0);
  }

  Risk risk() {
    DailyEquity daily = result.daily();
    double[] returns = daily.returns();
    List<Risk.Period> periods = periods(daily);
    return new Risk(
        periodName(daily.days()),
        periods.stream().filter(period -> period.netReturn() > 0).count(),
        periods,
        figures(returns),
        drawdowns());
  }

  private static String periodName(int days) {
    if (days < 21) {
      return "day";
    }
    return days < 92 ? "week" : "month";
  }

  /** Days compound to weeks (from Monday) or months. */
  private static List<Risk.Period> periods(DailyEquity daily) {
    String kind = periodName(daily.days());
    List<Risk.Period> periods = new ArrayList<>();
    double[] returns = daily.returns();
    String start = "";
    double growth = 1;
    for (int i = 0; i < returns.length; i++) {
      String of = startOf(kind, daily.dayEnd(i) - DAY);
      if (i > 0 && !of.equals(start)) {
        periods.add(new Risk.Period(start, growth - 1));
        growth = 1;
      }
      start = of;
      growth *= 1 + returns[i];
    }
    if (returns.length > 0) {
      periods.add(new Risk.Period(start, growth - 1));
    }
    return periods;
  }

  private static String startOf(String kind, long dayStart) {
    var date = Nanos.instant(dayStart).atZone(ZoneOffset.UTC).toLocalDate();
    return switch (kind) {
      case "week" -> date.with(DayOfWeek.MONDAY).toString();
      case "month" -> date.withDayOfMonth(1).toString();
      default -> date.toString();
    };
  }

  private List<Risk.Entry> figures(double[] returns) {
    String tooShort = outcome.tooFewDays();
    List<Risk.Entry> entries = new ArrayList<>();
    entries.add(
        new Risk.Entry(
            "Volatility, annual",
            Form.PERCENT,
            annual(Performance.volatility(returns, DAYS_A_YEAR), tooShort)));
    entries.add(
        new Risk.Entry(
            "Sortino ratio, annual",
            Form.RATIO,
            annual(Performance.sortino(returns, 0, DAYS_A_YEAR), tooShort)));
    entries.add(
        new Risk.Entry(
            "Worst day",
            Form.DAY_PERCENT,
            Figure.of(Arrays.stream(returns).min().orElse(Double.NaN), "no day finished")));
    entries.add(
        new Risk.Entry(
            "Expected shortfall, worst 5 % of days",
            Form.DAY_PERCENT, annual(TailRisk.expectedShortfall(returns, 0.05), tooShort)));
    entries.add(
        new Risk.Entry(
            "Skewness of days", Form.SIGNED, annual(Moments.skewness(returns), tooShort)));
    entries.add(
        new Risk.Entry(
            "Kurtosis of days (normal = 3)",
            Form.RATIO,
            annual(Moments.kurtosis(returns), tooShort)));
    entries.add(
        new Risk.Entry(
            "Share of time in the market",
            Form.PERCENT,
            Figure.of(result.timeInMarket(), "the run has no length")));
    return entries;
  }

  private static Figure annual(double value, String tooShort) {
    return tooShort.isEmpty()
        ? Figure.of(value, "all daily returns are equal")
        : Figure.undefined(tooShort);
  }

  private List<Risk.Drawdown> drawdowns() {
    return drawdown.episodes().stream()
        .sorted(Comparator.comparingDouble(Drawdown.Episode::depth))
        .limit(DEEPEST)
        .map(episode ->
            new Risk.Drawdown(
                at(episode.peak()),
                at(episode.trough()),
                episode.recovery() == Drawdown.NONE ? null : at(episode.recovery()),
                episode.depth(),
                seconds(episode)))
        .toList();
  }

  private double seconds(Drawdown.Episode episode) {
    long end =
        episode.recovery() == Drawdown.NONE
            ? instant(result.equity().size())
            : instant(episode.recovery());
    return (end - instant(episode.peak())) / 1e9;
  }

  private String at(int point) {
    return Nanos.iso(instant(point));
  }

  private long instant(int point) {
    return point == 0 ? outcome.from() : result.equity().instant(point - 1);
  }
}
