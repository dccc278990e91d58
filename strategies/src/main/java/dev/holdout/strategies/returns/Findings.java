package dev.holdout.strategies.returns;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.run.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sentences made from the data: what weakens the figures, and what is needed to say more. */
final class Findings {

  /** Below this many returns a Sharpe ratio says nothing. */
  static final int FEWEST_ROWS = 60;

  private static final double WILD = 2;
  private static final int MOST_NAMES = 4;

  private final TrialSheet sheet;
  private final PeriodsPerYear year;
  private final int trials;
  private final Asked asked;
  private final List<Group> groups;

  Findings(TrialSheet sheet, PeriodsPerYear year, int trials, Asked asked, List<Group> groups) {
    this.sheet = sheet;
    this.year = year;
    this.trials = trials;
    this.asked = asked;
    this.groups = groups;
  }

  List<String> warnings(LuckTests tests) {
    List<String> warnings = new ArrayList<>(sheet.table().notes());
    for (List<String> twins : sheet.twins()) {
      warnings.add(
          "%s are equal in every row and count as %d trials; PBO then says less"
              .formatted(names(twins), twins.size()));
    }
    if (tests.cscv() != null && !tests.cscv().warning().isEmpty()) {
      warnings.add(tests.cscv().warning());
    }
    if (sheet.flat() > 0) {
      warnings.add(
          "%s never %s: in N, not in V"
              .formatted(count(sheet.flat(), "trial"), sheet.flat() == 1 ? "moves" : "move"));
    }
    Blocks blocks = Blocks.of(asked.blocks(), sheet.table().periods());
    if (sheet.count() > 1 && blocks.fewer() && blocks.count() > 0) {
      warnings.add(
          "PBO is cut into %d blocks, not %d: %d rows leave fewer than %d rows a block"
              .formatted(blocks.count(), Blocks.USUAL, sheet.table().periods(), Blocks.ROWS));
    }
    doubts(warnings);
    if (tests.spa() != null && !tests.spa().warning().isEmpty()) {
      warnings.add("SPA: " + tests.spa().warning());
    }
    return warnings;
  }

  /** Returns that are possible and rarely real. */
  private void doubts(List<String> warnings) {
    double[] chosen = sheet.chosen();
    if (chosen.length > 2 && Arrays.stream(chosen).allMatch(r -> r > 0)) {
      warnings.add(
          "every return of \"%s\" is above 0: prices (--prices), a rate, or a smoothed series?"
              .formatted(sheet.name()));
    }
    Figure volatility = figure("volatility");
    if (volatility.isDefined() && volatility.orThrow() > WILD) {
      warnings.add(
          "\"%s\" moves by %s a year: per cent instead of fractions?"
              .formatted(sheet.name(), Numbers.wholePercent(volatility.orThrow())));
    }
  }

  List<String> needs() {
    List<String> needs = new ArrayList<>();
    trials(needs);
    length(needs);
    if (!year.isKnown()) {
      needs.add(
          "Periods a year (%s): pass --periods-per-year; all annual figures need it."
              .formatted(year.known()));
    }
    if (!sheet.table().hasBenchmark()) {
      needs.add(
          "No benchmark: beta, alpha, information ratio and a test against a rival need one:"
              + " --benchmark COLUMN.");
    }
    needs.add("Costs: the returns are taken as after all costs; a file of returns cannot show it.");
    needs.add(
        "Out of sample: whether these periods were unseen when the trials were made, this file"
            + " cannot show; only new periods can.");
    return needs;
  }

  private void trials(List<String> needs) {
    int columns = sheet.count();
    if (columns == 1) {
      needs.add(
          trials == 1
              ? "1 trial: DSR and PBO need all configurations that were tried: pass them as"
                  + " columns, or --trials N for the haircut and the backtest length at least."
              : "1 of %s trials: DSR needs how far the others' ratios spread, PBO their returns: pass"
                      .formatted(Numbers.count(trials))
                  + " them as columns.");
    } else if (trials > columns) {
      needs.add(
          "%s of %s trials are not in the files: V, PBO, SPA know only the others."
              .formatted(Numbers.count(trials - columns), Numbers.count(trials)));
    } else {
      needs.add(
          "N is the %s columns: if more were tried and left out, say how many in all with --trials;"
                  .formatted(Numbers.count(columns))
              + " DSR falls with each.");
    }
  }

  private void length(List<String> needs) {
    int rows = sheet.table().periods();
    if (rows < FEWEST_ROWS) {
      needs.add(
          "%s: %d at least before a Sharpe ratio says anything."
              .formatted(count(rows, "row"), FEWEST_ROWS));
    }
    Figure record = figure("min_trl");
    if (record.isDefined() && record.orThrow() > rows) {
      needs.add(
          "%s rows: at this Sharpe ratio PSR needs %s to reach 0.95."
              .formatted(Numbers.count(rows), Numbers.count(Math.ceil(record.orThrow()))));
    }
    if (sheet.count() > 1 && Blocks.of(asked.blocks(), rows).count() == 0) {
      needs.add(
          "%d rows: PBO needs %d at least, %d for its usual %d blocks."
              .formatted(
                  rows, Blocks.FEWEST * Blocks.ROWS, Blocks.USUAL * Blocks.ROWS, Blocks.USUAL));
    }
  }

  private Figure figure(String name) {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.name().equals(name))
        .map(Row::value)
        .findFirst()
        .orElseThrow();
  }

  private static String count(int number, String thing) {
    return Numbers.count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  private static String names(List<String> names) {
    List<String> quoted = names.stream().limit(MOST_NAMES).map(name -> "\"" + name + "\"").toList();
    return names.size() > MOST_NAMES
        ? String.join(", ", quoted) + " and " + (names.size() - MOST_NAMES) + " more"
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.getLast();
  }
}
