package dev.holdout.strategies.trials;

import dev.holdout.backtest.stats.Drawdown;
import dev.holdout.backtest.stats.Moments;
import dev.holdout.backtest.stats.Performance;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.strategies.returns.ReturnTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Trials done elsewhere, from their daily returns. Every calendar day counts, as in our own runs: a
 * day without a row between two others (a weekend) is a day on which the account did not move, 0.
 *
 * @param rows one a column, {@link TrialState#ADDED}
 * @param curves of the rows, in their order
 * @param filled days that had no row
 */
public record AddedTrials(List<TrialRow> rows, List<Curve> curves, int filled) {

  /** More days without a row are a hole, not a weekend with holidays. */
  private static final int LONGEST_BREAK = 10;

  public AddedTrials {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
  }

  /**
   * What the user says of them.
   *
   * @param study name
   * @param data hash of the data as the ledger has it, or a name
   * @param command as typed
   * @param at now, an ISO instant in whole seconds
   */
  public record Said(String study, String data, String command, String at) {}

  /**
   * @param table with a date a row
   * @throws BadInput if it holds no dates, fewer than two days, or a hole
   */
  public static AddedTrials of(ReturnTable table, Said said) {
    long[] days = days(table);
    List<TrialRow> rows = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < table.trials().size(); trial++) {
      Curve curve = curve(days, table.returns()[trial]);
      curves.add(curve);
      rows.add(row(table.trials().get(trial), curve, said));
    }
    int length = curves.getFirst().dailyReturns().length;
    return new AddedTrials(rows, curves, length - days.length);
  }

  private static long[] days(ReturnTable table) {
    String file = String.join(", ", table.files());
    long[] nanos = table.stamps().nanos();
    if (nanos.length == 0) {
      throw new BadInput(
          "the rows have no dates; a trial is kept with its days",
          file,
          "a first column of dates such as 2025-03-01");
    }
    if (nanos.length < 2) {
      throw new BadInput("the file holds one day of returns", file, "two days or more");
    }
    long[] days =
        Arrays.stream(nanos).map(n -> Math.floorDiv(n, TimeUnit.DAYS.toNanos(1))).toArray();
    for (int i = 1; i < days.length; i++) {
      long step = days[i] - days[i - 1];
      if (step == 0) {
        throw new BadInput(
            "two rows fall on " + LocalDate.ofEpochDay(days[i]), file, "one row a day");
      }
      if (step > LONGEST_BREAK) {
        throw new BadInput(
            "no row stands between %s and %s, %d days"
                .formatted(
                    LocalDate.ofEpochDay(days[i - 1]), LocalDate.ofEpochDay(days[i]), step - 1),
            file,
            "daily returns without a hole; a day without trades has a return of 0");
      }
    }
    return days;
  }

  private static Curve curve(long[] days, double[] returns) {
    double[] daily = new double[(int) (days[days.length - 1] - days[0]) + 1];
    for (int i = 0; i < days.length; i++) {
      daily[(int) (days[i] - days[0])] = returns[i];
    }
    return new Curve(days[0], daily);
  }

  private static TrialRow row(String name, Curve curve, Said said) {
    double[] daily = curve.dailyReturns();
    String hash = Curves.hash(curve);
    TrialKey key =
        new TrialKey(
            new ContentHash().text("done elsewhere").text(said.study()).hex(),
            new ContentHash().text(name).text(hash).hex(),
            "",
            said.data(),
            LocalDate.ofEpochDay(curve.firstDay()).toString(),
            LocalDate.ofEpochDay(curve.firstDay() + daily.length - 1).toString());
    TrialFigures figures =
        new TrialFigures(
            daily.length,
            Performance.sharpe(daily, 0, 1),
            Moments.skewness(daily),
            Moments.kurtosis(daily),
            Performance.totalReturn(daily),
            Math.abs(Drawdown.ofReturns(daily).max()),
            hash);
    return new TrialRow(
        key, said.study(), name, "", said.command(), said.at(), TrialState.ADDED, 0, figures, "");
  }
}
