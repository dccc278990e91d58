package dev.holdout.backtest.stats.overfit;

import dev.holdout.backtest.stats.overfit.Cscv.Metric;
import java.util.Arrays;

/**
 * The metric of every trial over any union of blocks, from sums made once.
 *
 * <p>The blocks are halved into early and late ones, and for each half the sums of all subsets are
 * kept: a union is then one addition a sum, whatever its size. Sums are of distances from a trial's
 * own mean, so that squares do not drown the variance. Two kinds of trials are computed with more
 * care: a part in which a trial never traded has metric 0, and where blocks lie far apart beside
 * what happens inside of them the variance is built from each block's own.
 */
final class BlockSums {

  /** Share of a block's squares that must come from within, or the trial is delicate. */
  private static final double DELICATE = 1e-6;

  private final Metric metric;
  private final int half;
  private final int length;
  private final int trials;
  private final double[] shift;

  /** {@code [early or late][subset][trial]}. */
  private final double[][][] sums = new double[2][][];

  private final double[][][] squares = new double[2][][];

  /** Blocks in which a trial is 0 throughout, as a mask. */
  private final int[] idle;

  private final int[] special;

  /** {@code [block][trial]}. */
  private final double[][] blockMean;

  private final double[][] blockSpread;
  private final boolean[] delicate;

  BlockSums(double[][] columns, int first, int length, int blocks, Metric metric) {
    this.metric = metric;
    this.half = blocks / 2;
    this.length = length;
    this.trials = columns.length;
    this.shift = new double[trials];
    this.idle = new int[trials];
    this.delicate = new boolean[trials];
    this.blockMean = new double[blocks][trials];
    this.blockSpread = new double[blocks][trials];
    double[][] sum = new double[blocks][trials];
    double[][] square = new double[blocks][trials];
    for (int k = 0; k < trials; k++) {
      shift[k] = mean(columns[k], first, blocks * length);
      for (int b = 0; b < blocks; b++) {
        block(columns[k], first + b * length, k, b, sum, square);
      }
    }
    for (int side = 0; side < 2; side++) {
      sums[side] = subsets(sum, side * half);
      squares[side] = subsets(square, side * half);
    }
    int[] found = new int[trials];
    int count = 0;
    for (int k = 0; k < trials; k++) {
      if (delicate[k] || Integer.bitCount(idle[k]) >= half) {
        found[count++] = k;
      }
    }
    this.special = Arrays.copyOf(found, count);
  }

  private static double mean(double[] column, int from, int count) {
    double sum = 0;
    for (int t = from; t < from + count; t++) {
      sum += column[t];
    }
    return sum / count;
  }

  private void block(double[] column, int from, int k, int b, double[][] sum, double[][] square) {
    double mean = mean(column, from, length);
    double s = 0;
    double q = 0;
    double within = 0;
    for (int t = from; t < from + length; t++) {
      double distance = column[t] - shift[k];
      s += distance;
      q += distance * distance;
      double own = column[t] - mean;
      within += own * own;
    }
    boolean constant = TrialMatrix.isConstant(column, from, length);
    blockMean[b][k] = constant ? column[from] : mean;
    blockSpread[b][k] = constant ? 0 : within;
    sum[b][k] = s;
    square[b][k] = q;
    if (constant && column[from] == 0) {
      idle[k] |= 1 << b;
    } else if (blockSpread[b][k] < DELICATE * q && length > 1) {
      delicate[k] = true;
    }
  }

  /** Sums over every subset of the blocks from {@code first} on. */
  private double[][] subsets(double[][] blocks, int first) {
    double[][] table = new double[1 << half][trials];
    for (int subset = 1; subset < table.length; subset++) {
      int lowest = Integer.numberOfTrailingZeros(subset);
      double[] rest = table[subset & subset - 1];
      double[] added = blocks[first + lowest];
      for (int k = 0; k < trials; k++) {
        table[subset][k] = rest[k] + added[k];
      }
    }
    return table;
  }

  int trials() {
    return trials;
  }

  /** Fills {@code out} with the metric of each trial over the blocks of a mask. */
  void metrics(int mask, double[] out) {
    int early = mask & (1 << half) - 1;
    int late = mask >>> half;
    double rows = (double) length * Integer.bitCount(mask);
    switch (metric) {
      case MEAN -> {
        means(sums[0][early], sums[1][late], shift, rows, out);
        for (int k : special) {
          out[k] = isIdle(mask, k) ? 0 : out[k];
        }
      }
      case SHARPE -> {
        ratios(
            sums[0][early], sums[1][late], squares[0][early], squares[1][late], shift, rows, out);
        for (int k : special) {
          out[k] = careful(mask, k, out[k]);
        }
      }
    }
  }

  private static void means(
      double[] early, double[] late, double[] shift, double rows, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = shift[k] + (early[k] + late[k]) / rows;
    }
  }

  private static void ratios(
      double[] early,
      double[] late,
      double[] earlySquares,
      double[] lateSquares,
      double[] shift,
      double rows,
      double[] out) {
    double share = 1 / rows;
    double freedom = 1 / (rows - 1);
    for (int k = 0; k < out.length; k++) {
      double sum = early[k] + late[k];
      double mean = sum * share;
      double variance = (earlySquares[k] + lateSquares[k] - sum * mean) * freedom;
      out[k] = (shift[k] + mean) / Math.sqrt(variance);
    }
  }

  private boolean isIdle(int mask, int k) {
    return (mask & ~idle[k]) == 0;
  }

  private double careful(int mask, int k, double usual) {
    if (isIdle(mask, k)) {
      return 0;
    }
    if (!delicate[k]) {
      return usual;
    }
    int count = Integer.bitCount(mask);
    double mean = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      mean += blockMean[Integer.numberOfTrailingZeros(rest)][k];
    }
    mean /= count;
    double spread = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      int b = Integer.numberOfTrailingZeros(rest);
      double distance = blockMean[b][k] - mean;
      spread += blockSpread[b][k] + length * distance * distance;
    }
    return mean / Math.sqrt(spread / ((double) length * count - 1));
  }
}
