package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.bootstrap.SharpeInterval;
import dev.holdout.backtest.stats.inference.LoSharpe;
import dev.holdout.backtest.stats.inference.SharpeInference;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import java.util.List;

/** How sure the Sharpe ratio of the trial that is judged is, were it the only one. */
final class InferenceRows {

  static final double CONFIDENCE = 0.95;
  private static final int REPLICATIONS = 2000;

  private final TrialSheet sheet;
  private final PeriodsPerYear year;
  private final SharpeInterval interval;

  InferenceRows(TrialSheet sheet, PeriodsPerYear year) {
    this.sheet = sheet;
    this.year = year;
    this.interval = SharpeInterval.of(sheet.chosen(), CONFIDENCE, REPLICATIONS, SelectionRows.SEED);
  }

  Group group() {
    double sharpe = sheet.sample().sharpe();
    int periods = sheet.sample().periods();
    String drawn =
        "%s, 95 %%; %s replications, blocks of %d"
            .formatted(year.per(), Numbers.count(REPLICATIONS), interval.blockLength());
    return new Group(
        "inference",
        "How sure is the Sharpe ratio?",
        List.of(
            row("sharpe_period", "Sharpe ratio, a period", Form.RATIO, sharpe, ""),
            row("sharpe_low", "Sharpe ratio, lower end", Form.RATIO, end(interval.lower()), drawn),
            row("sharpe_high", "Sharpe ratio, upper end", Form.RATIO, end(interval.upper()), drawn),
            row(
                "sharpe_error",
                "Standard error, independent normal",
                Form.RATIO,
                year.ratio(SharpeInference.standardErrorIid(sharpe, periods)),
                year.per()),
            row(
                "psr",
                "Probabilistic Sharpe ratio (PSR)",
                Form.PROBABILITY,
                SharpeInference.psr(sheet.sample(), 0),
                "against 0, as if the only trial"),
            trackRecord(),
            lo()));
  }

  private double end(double perPeriod) {
    return year.ratio(perPeriod);
  }

  private Row trackRecord() {
    double needed = SharpeInference.minTrackRecord(sheet.chosen(), 0, CONFIDENCE);
    return new Row(
        "min_trl",
        "Minimum track record",
        Form.COUNT,
        Figure.of(
            needed,
            Double.isInfinite(needed)
                ? "the Sharpe ratio is not above 0: no length is enough"
                : TrialSheet.FLAT),
        "periods for PSR 0.95; there are " + Numbers.count(sheet.table().periods()),
        Formulas.of("min_trl"));
  }

  private Row lo() {
    Figure value;
    String lags = "";
    if (year.isKnown()) {
      int q = (int) Math.max(1, Math.round(year.figure().orThrow()));
      LoSharpe lo = LoSharpe.of(sheet.chosen(), q);
      value =
          Figure.of(
              lo.value(),
              Double.isNaN(lo.sharpe())
                  ? TrialSheet.FLAT
                  : "the autocorrelations leave no variance over a year");
      lags = "a year; lags used: " + lo.rhos().length;
    } else {
      value = Figure.undefined("pass --periods-per-year");
    }
    return new Row(
        "sharpe_lo",
        "Sharpe ratio, for autocorrelation",
        Form.RATIO,
        value,
        lags,
        Formulas.of("sharpe_lo"));
  }

  private static Row row(String name, String label, Form form, double value, String note) {
    return new Row(name, label, form, Figure.of(value, TrialSheet.FLAT), note, Formulas.of(name));
  }
}
