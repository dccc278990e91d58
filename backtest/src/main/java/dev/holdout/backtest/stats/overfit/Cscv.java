package dev.holdout.backtest.stats.overfit;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.marketdata.BadInput;

/**
 * Combinatorially symmetric cross-validation: how often the best of many trials in one half of the
 * time is below the middle in the other half.
 *
 * <p>Formula: the first {@code T mod S} rows are dropped, the rest cut into S blocks in time order.
 * For each choice of half of the blocks, n* is the trial with the best metric in it (the lowest
 * index of equals), rank its rank in the other half (1 the worst, the average of equals), {@code w
 * = rank / (N + 1)}, {@code lambda = ln(w / (1 - w))}; PBO is the share of {@code lambda <= 0}.
 * <br>
 * Unit: probability. Range: 0 to 1. <br>
 * Convention: exactly the middle counts as overfit; a trial that never traded in a part has metric
 * 0 there. With one flat trial pypbo and RiskLabAI answer 0, the best answer there is. <br>
 * Source: D. H. Bailey, J. Borwein, M. Lopez de Prado and Q. J. Zhu, The Probability of Backtest
 * Overfitting, 2017.
 */
public final class Cscv {

  /** What is best in a part. */
  public enum Metric {
    /** Mean over deviation (n - 1) of a period's return. */
    SHARPE,
    /** Mean return. */
    MEAN
  }

  private final BlockSums sums;
  private final Splits splits;
  private final int droppedRows;
  private final boolean identical;
  private final int[] selected;
  private final double[] ranks;
  private final double[] inSample;
  private final double[] outOfSample;
  private final double[] logits;

  /** By Sharpe ratio, see {@link #of(double[][], int, Metric)}. */
  public static Cscv of(double[][] columns, int blocks) {
    return of(columns, blocks, Metric.SHARPE);
  }

  /**
   * Over all choices of half of the blocks.
   *
   * @param columns returns a period of all trials, one array a trial, equal lengths, oldest first
   * @param blocks S, even, 2 to 24; 16 is usual, with at least 10 rows a block
   * @throws BadInput for fewer than two trials, an odd S, fewer rows than blocks, NaN (with trial
   *     and row), or a trial that is constant and not 0
   */
  public static Cscv of(double[][] columns, int blocks, Metric metric) {
    TrialMatrix.require(columns, blocks);
    return new Cscv(columns, blocks, metric);
  }

  private Cscv(double[][] columns, int blocks, Metric metric) {
    int length = columns[0].length / blocks;
    this.droppedRows = columns[0].length % blocks;
    if (metric == Metric.SHARPE) {
      TrialMatrix.requireVarying(columns, droppedRows, length, blocks);
    }
    this.identical = allEqual(columns);
    this.sums = new BlockSums(columns, droppedRows, length, blocks, metric);
    this.splits = new Splits(blocks);
    this.selected = new int[splits.count()];
    this.ranks = new double[splits.count()];
    this.inSample = new double[splits.count()];
    this.outOfSample = new double[splits.count()];
    this.logits = new double[splits.count()];
    judgeAll();
  }

  private static boolean allEqual(double[][] columns) {
    for (double[] column : columns) {
      for (int t = 0; t < column.length; t++) {
        if (column[t] != columns[0][t]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Each split and its mirror share both halves' metrics. */
  private void judgeAll() {
    double[] here = new double[sums.trials()];
    double[] there = new double[sums.trials()];
    for (int split = 0; split < splits.count(); split++) {
      int mask = splits.mask(split);
      int mirror = splits.placeOf(splits.complement(mask));
      if (split < mirror) {
        sums.metrics(mask, here);
        sums.metrics(splits.complement(mask), there);
        judge(split, here, there);
        judge(mirror, there, here);
      }
    }
  }

  private void judge(int split, double[] here, double[] there) {
    int best = 0;
    for (int k = 1; k < here.length; k++) {
      if (here[k] > here[best]) {
        best = k;
      }
    }
    double value = there[best];
    int below = 0;
    int equal = 0;
    for (double other : there) {
      below += other < value ? 1 : 0;
      equal += other == value ? 1 : 0;
    }
    double rank = below + (equal + 1) / 2.0;
    selected[split] = best;
    ranks[split] = rank;
    inSample[split] = here[best];
    outOfSample[split] = value;
    logits[split] = Math.log(rank / (here.length + 1 - rank));
  }

  /** Probability of backtest overfitting: share of logits at or below 0. */
  public double pbo() {
    int overfit = 0;
    for (double logit : logits) {
      overfit += logit <= 0 ? 1 : 0;
    }
    return (double) overfit / logits.length;
  }

  /** One for each split, in lexicographic order of the chosen blocks. */
  public double[] logits() {
    return logits.clone();
  }

  public double meanLogit() {
    return Samples.mean(logits);
  }

  public double medianLogit() {
    return TailRisk.quantile(logits, 0.5);
  }

  /** Share of splits in which the chosen trial's metric is below 0 in the other half. */
  public double probabilityOfLoss() {
    return probabilityOfLoss(0);
  }

  /** Share of splits in which the chosen trial's metric is strictly below a threshold there. */
  public double probabilityOfLoss(double threshold) {
    int losses = 0;
    for (double value : outOfSample) {
      losses += value < threshold ? 1 : 0;
    }
    return (double) losses / outOfSample.length;
  }

  /** Number of splits: {@code C(S, S/2)}. */
  public int splits() {
    return splits.count();
  }

  public int trials() {
    return sums.trials();
  }

  /** Rows left out at the start, so that blocks are of equal length. */
  public int droppedRows() {
    return droppedRows;
  }

  /** Index of the chosen trial, one a split. */
  public int[] selected() {
    return selected.clone();
  }

  /** Rank of the chosen trial in the other half, 1 the worst; one a split. */
  public double[] ranks() {
    return ranks.clone();
  }

  /** Metric of the chosen trial where it was chosen; one a split. */
  public double[] inSample() {
    return inSample.clone();
  }

  /** Metric of the chosen trial in the other half; one a split. */
  public double[] outOfSample() {
    return outOfSample.clone();
  }

  /**
   * Least-squares line of the other half's metric on the chosen half's. The slope is negative by
   * construction, since the halves share a total, so it is no evidence alone.
   */
  public Line degradation() {
    return Line.through(inSample, outOfSample);
  }

  /** Whether choosing the best beats drawing a trial at random, out of sample. */
  public Dominance dominance() {
    return Dominance.of(outOfSample, splits, sums);
  }

  /** What a reader must be told beside the figures; empty if nothing. */
  public String warning() {
    return identical
        ? "all "
            + trials()
            + " trials are identical: nothing was chosen, and PBO is 1 by definition"
        : "";
  }
}
