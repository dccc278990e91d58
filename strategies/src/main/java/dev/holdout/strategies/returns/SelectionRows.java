package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.inference.DeflatedSharpe;
import dev.holdout.backtest.stats.inference.EffectiveTrials;
import dev.holdout.backtest.stats.inference.MinimumBacktestLength;
import dev.holdout.backtest.stats.multiple.Haircut;
import dev.holdout.backtest.stats.multiple.PValues;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether the best of all trials could be the luckiest of them. */
final class SelectionRows {

  /** Of every bootstrap here. */
  static final long SEED = 1;

  private final TrialSheet sheet;
  private final PeriodsPerYear year;
  private final int trials;
  private final LuckTests tests;
  private final double[] ratios;
  private final double variance;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param trials N, how many were tried
   */
  SelectionRows(TrialSheet sheet, PeriodsPerYear year, int trials, LuckTests tests) {
    this.sheet = sheet;
    this.year = year;
    this.trials = trials;
    this.tests = tests;
    this.ratios = sheet.ratios();
    this.variance = ratios.length < 2 ? Double.NaN : Samples.variance(ratios);
  }

  Group group() {
    counts();
    deflated();
    overfit();
    snooping();
    haircuts();
    length();
    return new Group("selection", "Could the choice be luck?", rows);
  }

  /** SR0 in the unit of the trials' histogram; NaN where it is not known. */
  double expectedMaximum() {
    return year.ratio(DeflatedSharpe.of(sheet.sample(), variance, trials).threshold());
  }

  private void counts() {
    int flat = sheet.flat();
    add(
        "trials",
        "Trials (N)",
        Form.COUNT,
        Figure.of(trials),
        flat == 0 ? "" : flat + " flat: counted in N, not in V");
    add(
        "effective_trials",
        "Effective trials",
        Form.RATIO,
        Figure.of(effective(), "fewer than two trials that move"),
        Double.isNaN(tests.correlation())
            ? ""
            : "mean correlation " + Numbers.ratio(tests.correlation()));
    add(
        "sharpe_variance",
        "Standard deviation of the trials' ratios",
        Form.RATIO,
        Figure.of(year.ratio(Math.sqrt(variance)), fewTrials()),
        year.per() + "; V is its square");
  }

  private double effective() {
    if (Double.isNaN(tests.correlation())) {
      return trials == 1 ? 1 : Double.NaN;
    }
    double rho = Math.clamp(tests.correlation(), 0, 1);
    int flat = sheet.flat(); // as many as they are, they were one idea: not to trade
    return EffectiveTrials.ofAverageCorrelation(rho, trials - flat) + Math.min(flat, 1);
  }

  private String fewTrials() {
    return trials == 1 ? "1 trial" : "needs the returns of two trials at least";
  }

  private void deflated() {
    add(
        "expected_maximum",
        "Expected maximum by luck",
        Form.RATIO,
        Figure.of(expectedMaximum(), fewTrials()),
        trials == 1
            ? "one trial has no luckiest"
            : year.per() + ", of " + Numbers.count(trials) + " trials without skill");
    DeflatedSharpe counted = DeflatedSharpe.of(sheet.sample(), variance, trials);
    add(
        "dsr",
        "Deflated Sharpe ratio (DSR)",
        Form.PROBABILITY,
        Figure.of(counted.value(), undefined()),
        trials == 1 ? "1 trial: nothing to deflate, equals PSR" : "N = " + Numbers.count(trials));
    add(
        "luck_times",
        "Luck does as well, times in 100",
        Form.RATIO,
        Figure.of(100 * (1 - counted.value()), undefined()),
        "the best of N trials without skill");
    add(
        "dsr_luck",
        "DSR, spread no wider than luck's",
        Form.PROBABILITY,
        Figure.of(
            DeflatedSharpe.withoutSkill(sheet.chosen(), variance, trials).value(), undefined()),
        "V at most 1 / (T - 1): the rest is skill that some trials lack");
    double n = effective();
    double value = n >= 1 ? DeflatedSharpe.of(sheet.sample(), variance, n).value() : Double.NaN;
    add(
        "dsr_effective",
        "DSR with effective trials",
        Form.PROBABILITY,
        Figure.of(value, undefined()),
        n >= 1 ? "N = " + Numbers.decimal(n, 1, false) : "");
  }

  private String undefined() {
    return Double.isNaN(sheet.sample().sharpe()) ? TrialSheet.FLAT : fewTrials();
  }

  private void overfit() {
    boolean known = tests.cscv() != null;
    String splits =
        known
            ? "%s splits".formatted(Numbers.count(tests.cscv().splits()))
                + (tests.cscv().droppedRows() == 0
                    ? ""
                    : ", first " + tests.cscv().droppedRows() + " rows dropped")
            : "";
    String why = tests.cscvReason();
    add(
        "pbo",
        "Probability of overfitting (PBO)",
        Form.PROBABILITY,
        known ? Figure.of(tests.cscv().pbo()) : Figure.undefined(why),
        splits);
    add(
        "probability_of_loss",
        "Probability of loss",
        Form.PROBABILITY,
        known ? Figure.of(tests.cscv().probabilityOfLoss()) : Figure.undefined(why),
        known ? "of the best half's choice in the other half" : "");
    add(
        "mean_logit",
        "Mean logit",
        Form.SIGNED,
        known ? Figure.of(tests.cscv().meanLogit()) : Figure.undefined(why),
        known ? "above 0: the choice stays in the upper half" : "");
  }

  private void snooping() {
    boolean known = tests.spa() != null;
    String against = sheet.table().hasBenchmark() ? "\"" + sheet.table().benchmark() + "\"" : "0";
    add(
        "spa",
        "SPA p-value",
        Form.PROBABILITY,
        known ? Figure.of(tests.spa().consistent()) : Figure.undefined(tests.spaReason()),
        known
            ? "against %s, bounds %s to %s"
                .formatted(
                    against,
                    Numbers.probability(tests.spa().lower()),
                    Numbers.probability(tests.spa().upper()))
            : "");
    boolean checked = tests.check() != null;
    add(
        "reality_check",
        "Reality check p-value",
        Form.PROBABILITY,
        checked ? Figure.of(tests.check().pValue()) : Figure.undefined(tests.spaReason()),
        checked
            ? "%s replications, mean block %s, seed %d"
                .formatted(
                    Numbers.count(LuckTests.REPLICATIONS),
                    Numbers.decimal(tests.block(), 1, false),
                    SEED)
            : "");
  }

  private void haircuts() {
    haircut("haircut_bonferroni", "Haircut, Bonferroni", PValues.BONFERRONI);
    haircut("haircut_holm", "Haircut, Holm", PValues.HOLM);
    haircut("haircut_bhy", "Haircut, BHY", PValues.BHY);
  }

  /** Trials that were not passed count as worse than all that were. */
  private void haircut(String name, String label, PValues method) {
    double sharpe = sheet.sample().sharpe();
    if (!(sharpe > 0)) {
      String why = Double.isNaN(sharpe) ? TrialSheet.FLAT : "the Sharpe ratio is not above 0";
      add(name, label, Form.PERCENT, Figure.undefined(why), "");
      return;
    }
    double[] family = Arrays.copyOf(sheet.ratios(), trials);
    double a = year.isKnown() ? year.figure().orThrow() : 1;
    Haircut[] cut = Haircut.ofFamily(family, sheet.table().periods(), a, method);
    Haircut mine = cut[place(family, sharpe)];
    add(
        name,
        label,
        Form.PERCENT,
        Figure.of(mine.haircut(), "the Sharpe ratio is 0"),
        "leaves %s %s, p %s"
            .formatted(
                Numbers.ratio(mine.adjustedSharpe()),
                year.per(),
                Numbers.probability(mine.adjustedP())));
  }

  private static int place(double[] family, double sharpe) {
    int i = 0;
    while (family[i] != sharpe) {
      i++;
    }
    return i;
  }

  private void length() {
    String name = "min_backtest_length";
    String label = "Minimum backtest length";
    if (!year.isKnown()) {
      add(name, label, Form.RATIO, Figure.undefined("pass --periods-per-year"), "");
      return;
    }
    double annual = year.ratio(sheet.sample().sharpe());
    double years = annual > 0 ? MinimumBacktestLength.years(trials, annual) : Double.NaN;
    double had = sheet.table().periods() / year.figure().orThrow();
    add(
        name,
        label,
        Form.RATIO,
        Figure.of(
            years, Double.isNaN(annual) ? TrialSheet.FLAT : "the Sharpe ratio is not above 0"),
        "years; there are " + Numbers.decimal(had, 2, false));
  }

  private void add(String name, String label, Form form, Figure value, String note) {
    rows.add(new Row(name, label, form, value, note, Formulas.of(name)));
  }
}
