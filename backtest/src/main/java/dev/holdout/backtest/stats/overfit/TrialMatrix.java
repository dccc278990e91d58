package dev.holdout.backtest.stats.overfit;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.List;

/** What cross-validation refuses to cut: each fault with trial and row, counted from 0. */
final class TrialMatrix {

  /** Above this there are millions of splits. */
  static final int MOST_BLOCKS = 24;

  private TrialMatrix() {}

  /**
   * @throws BadInput when it cannot be cut; all faults at once
   */
  static void require(double[][] columns, int blocks) {
    List<BadInput.Fault> faults = new ArrayList<>();
    if (columns.length < 2) {
      faults.add(
          new BadInput.Fault(
              columns.length + " trial" + (columns.length == 1 ? "" : "s"),
              "",
              "the returns of all trials, one column each; choosing takes 2 or more"));
    }
    if (blocks < 2 || blocks % 2 != 0 || blocks > MOST_BLOCKS) {
      faults.add(
          new BadInput.Fault(
              blocks + " blocks", "", "an even number from 2 to " + MOST_BLOCKS + ", such as 16"));
    }
    if (columns.length > 0) {
      rows(columns, blocks, faults);
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static void rows(double[][] columns, int blocks, List<BadInput.Fault> faults) {
    int rows = columns[0].length;
    if (rows < blocks || rows / Math.max(1, blocks) * (blocks / 2) < 2) {
      faults.add(
          new BadInput.Fault(
              rows + " rows for " + blocks + " blocks",
              "",
              "fewer blocks or more rows; a half needs 2 rows, and a block 10 to mean something"));
    }
    for (int k = 0; k < columns.length; k++) {
      if (columns[k].length != rows) {
        faults.add(
            new BadInput.Fault(
                columns[k].length + " rows where trial 0 has " + rows,
                "trial " + k,
                "all trials over the same dates"));
      }
      for (int t = 0; t < columns[k].length; t++) {
        if (!Double.isFinite(columns[k][t])) {
          faults.add(
              new BadInput.Fault(
                  columns[k][t] + " among the returns",
                  "trial " + k + ", row " + t,
                  "leave that row or that trial out, or fill in what was earned"));
          break;
        }
      }
    }
  }

  /**
   * @throws BadInput for trials whose Sharpe ratio would be infinite in a half
   */
  static void requireVarying(double[][] columns, int first, int length, int blocks) {
    List<BadInput.Fault> faults = new ArrayList<>();
    for (int k = 0; k < columns.length; k++) {
      if (hasConstantHalf(columns[k], first, length, blocks)) {
        boolean whole = Samples.isFlat(columns[k]);
        faults.add(
            new BadInput.Fault(
                whole
                    ? "always " + columns[k][0]
                    : "the same return other than 0 in half of the blocks or more",
                "trial " + k,
                "leave it out; without any change a Sharpe ratio is not defined"));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static boolean hasConstantHalf(double[] column, int first, int length, int blocks) {
    double[] constants = new double[blocks];
    int count = 0;
    for (int b = 0; b < blocks; b++) {
      int from = first + b * length;
      if (column[from] != 0 && isConstant(column, from, length)) {
        constants[count++] = column[from];
      }
    }
    for (int i = 0; i < count; i++) {
      int same = 0;
      for (int j = 0; j < count; j++) {
        same += constants[j] == constants[i] ? 1 : 0;
      }
      if (same >= blocks / 2) {
        return true;
      }
    }
    return false;
  }

  static boolean isConstant(double[] column, int from, int length) {
    for (int t = from + 1; t < from + length; t++) {
      if (column[t] != column[from]) {
        return false;
      }
    }
    return true;
  }
}
