package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.ReturnSample;
import dev.holdout.backtest.stats.StatCatalogue;
import dev.holdout.backtest.stats.Statistic;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every statistic of the catalogue, of the trial that is judged, in groups. */
final class CatalogueRows {

  /** The tail that value at risk and its kin look at. */
  static final double TAIL = 0.05;

  private static final Set<String> TAILS =
      Set.of(
          "var",
          "cvar",
          "expected_shortfall_exact",
          "var_normal",
          "cvar_normal",
          "tail_ratio",
          "skew_population",
          "kurtosis_population_nonexcess",
          "skew_adjusted",
          "excess_kurtosis_adjusted");

  private static final Set<String> SIGNED =
      Set.of("skew_population", "skew_adjusted", "excess_kurtosis_adjusted");

  /** Shown with the other figures of how sure the ratio is. */
  private static final Set<String> INFERENCE = Set.of("psr", "min_trl");

  private static final Set<String> BESIDE = Set.of("beta", "alpha", "information_ratio");

  private final TrialSheet sheet;
  private final PeriodsPerYear year;

  CatalogueRows(TrialSheet sheet, PeriodsPerYear year) {
    this.sheet = sheet;
    this.year = year;
  }

  List<Group> groups() {
    List<Row> performance = new ArrayList<>();
    List<Row> tail = new ArrayList<>();
    List<Row> beside = new ArrayList<>();
    for (Statistic statistic : StatCatalogue.all()) {
      if (INFERENCE.contains(statistic.name())) {
        continue;
      }
      List<Row> into =
          TAILS.contains(statistic.name())
              ? tail
              : BESIDE.contains(statistic.name()) ? beside : performance;
      into.add(row(statistic));
    }
    return List.of(
        new Group("performance", "Performance", performance),
        new Group("tail", "Tail and shape", tail),
        new Group("relative", "Against the benchmark", beside));
  }

  private Row row(Statistic statistic) {
    return new Row(
        statistic.name(),
        statistic.label(),
        form(statistic),
        figure(statistic),
        note(statistic),
        Formulas.of(statistic.name()));
  }

  private Figure figure(Statistic statistic) {
    if (BESIDE.contains(statistic.name()) && !sheet.table().hasBenchmark()) {
      return Figure.undefined("no benchmark: pass --benchmark COLUMN");
    }
    if (!year.isKnown() && dependsOnTheYear(statistic)) {
      return Figure.undefined("pass --periods-per-year");
    }
    double value = statistic.of(sample(year.isKnown() ? year.figure().orThrow() : 1));
    if (Double.isInfinite(value)) {
      return Figure.undefined(
          statistic.name().equals("profit_factor") ? "no losing period" : "grows without bound");
    }
    return Figure.of(
        value, statistic.undefinedWhen().isEmpty() ? "not defined" : statistic.undefinedWhen());
  }

  /** Whether another number of periods a year gives another value. */
  private boolean dependsOnTheYear(Statistic statistic) {
    return Double.compare(statistic.of(sample(1)), statistic.of(sample(2))) != 0;
  }

  private ReturnSample sample(double periods) {
    return new ReturnSample(
        sheet.chosen(), sheet.table().benchmarkReturns(), periods, 0, 0, 0, TAIL);
  }

  private static Form form(Statistic statistic) {
    if (SIGNED.contains(statistic.name())) {
      return Form.SIGNED;
    }
    return switch (statistic.unit()) {
      case FRACTION, FRACTION_A_YEAR -> Form.PERCENT;
      case FRACTION_A_PERIOD -> Form.DAY_PERCENT;
      case RATIO -> Form.RATIO;
      case PERIODS -> Form.COUNT;
      case PROBABILITY -> Form.PROBABILITY;
    };
  }

  private static String note(Statistic statistic) {
    return switch (statistic.name()) {
      case "kurtosis_population_nonexcess" -> "normal = 3";
      case "excess_kurtosis_adjusted" -> "normal = 0";
      case "var", "cvar", "expected_shortfall_exact", "var_normal", "cvar_normal" ->
          "a period, worst 5 %";
      case "max_duration", "max_underwater" -> "periods";
      case "sharpe", "sortino" -> "a year, against 0";
      default -> "";
    };
  }
}
