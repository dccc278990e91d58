package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.reports.returns.ReturnsResult.Curve;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.run.Luck.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges returns: every statistic of the trial with the largest Sharpe ratio, how sure that ratio
 * is, and whether it could be the luckiest of all that were tried. The same returns give the same
 * bits, on any number of cores.
 */
public final class ReturnFigures {

  private final ReturnTable table;
  private final Asked asked;
  private final TrialSheet sheet;
  private final PeriodsPerYear year;
  private final int trials;

  private ReturnFigures(ReturnTable table, Asked asked) {
    this.table = table;
    this.asked = asked;
    this.sheet = TrialSheet.of(table);
    this.year = PeriodsPerYear.of(asked.periodsPerYear(), table.stamps());
    this.trials = trials(sheet.count(), asked);
  }

  /**
   * @param table what was read
   * @param asked what the user says about it
   * @param holdout version that judges
   * @throws BadInput for a constant trial, fewer trials than columns, or more blocks than rows
   */
  public static ReturnsResult of(ReturnTable table, Asked asked, String holdout) {
    return new ReturnFigures(table, asked).result(holdout);
  }

  private static int trials(int columns, Asked asked) {
    int said = asked.trials().orElse(columns);
    if (said < columns || said > Asked.MOST_TRIALS) {
      throw new BadInput(
          "--trials is %d and the files hold %d".formatted(said, columns),
          "",
          said < columns
              ? "say how many were tried in all, the " + columns + " columns among them"
              : "at most " + Asked.MOST_TRIALS);
    }
    return said;
  }

  private ReturnsResult result(String holdout) {
    LuckTests tests = LuckTests.of(sheet, Blocks.of(asked.blocks(), table.periods()));
    SelectionRows selection = new SelectionRows(sheet, year, trials, tests);
    List<Group> groups = new ArrayList<>(new CatalogueRows(sheet, year).groups());
    groups.add(new InferenceRows(sheet, year).group());
    groups.add(selection.group());
    Findings findings = new Findings(sheet, year, trials, asked, groups);
    double[] ratios = sheet.ratios();
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = year.ratio(ratios[i]);
    }
    return new ReturnsResult(
        source(holdout),
        new ReturnsResult.Selected(sheet.name(), sheet.selected() + 1, trials, sheet.count()),
        groups,
        sheet.trials(year),
        Cells.of(ratios, selection.expectedMaximum()),
        tests.cscv() == null
            ? Histogram.none(tests.cscvReason())
            : Cells.ofLogits(tests.cscv().logits()),
        curve(),
        findings.warnings(tests),
        findings.needs());
  }

  private ReturnsResult.Source source(String holdout) {
    boolean dates = !table.stamps().isEmpty();
    return new ReturnsResult.Source(
        holdout,
        table.files(),
        table.periods(),
        dates ? table.stamps().text(0) : "",
        dates ? table.stamps().text(table.periods() - 1) : "",
        asked.prices(),
        table.benchmark(),
        year.figure(),
        year.known());
  }

  private Curve curve() {
    double[] rival = {};
    String name = "";
    if (table.hasBenchmark()) {
      rival = growth(table.benchmarkReturns());
      name = table.benchmark();
    } else if (sheet.count() > 2 && sheet.middle() != sheet.selected()) {
      rival = growth(table.returns()[sheet.middle()]);
      name = table.trials().get(sheet.middle()) + ", the median trial";
    }
    List<String> at =
        table.stamps().isEmpty()
            ? List.of()
            : IntStream.range(0, table.periods()).mapToObj(table.stamps()::text).toList();
    double[] selected = growth(sheet.chosen());
    return new Curve(at, selected, rival, name, drawdown(selected));
  }

  private static double[] growth(double[] returns) {
    double[] growth = new double[returns.length];
    double now = 1;
    for (int t = 0; t < growth.length; t++) {
      now *= 1 + returns[t];
      growth[t] = now;
    }
    return growth;
  }

  /** At the end of each period; the account's start counts as a high. */
  private static double[] drawdown(double[] growth) {
    double[] depths = new double[growth.length];
    double high = 1;
    for (int t = 0; t < depths.length; t++) {
      high = Math.max(high, growth[t]);
      depths[t] = growth[t] / high - 1;
    }
    return depths;
  }
}
