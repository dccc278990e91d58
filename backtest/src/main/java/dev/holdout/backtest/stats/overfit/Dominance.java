package dev.holdout.backtest.stats.overfit;

import java.util.Arrays;

/**
 * Whether the chosen trials' results out of sample dominate those of all trials.
 *
 * <p>Formula: first order, {@code F_chosen(x) <= F_all(x)} for all x; second order, {@code integral
 * up to x of (F_all - F_chosen) >= 0} for all x, F being the empirical distributions over the
 * splits. <br>
 * Convention: the integral, not the plain difference that pypbo prints as "SD2". <br>
 * Source: D. H. Bailey, J. Borwein, M. Lopez de Prado and Q. J. Zhu, The Probability of Backtest
 * Overfitting, 2017.
 *
 * @param first whether the first order holds; implies the second
 * @param second whether the second order holds
 * @param gap the integral over everything: mean metric of the chosen less the mean of all
 */
public record Dominance(boolean first, boolean second, double gap) {

  /** Share of the spread of the chosen that rounding may pull an integral below 0. */
  private static final double ROUNDING = 1e-12;

  private static final int CELLS_A_POINT = 4;

  static Dominance of(double[] chosen, Splits splits, BlockSums sums) {
    Pool pool = new Pool(chosen, splits, sums);
    boolean first = pool.holdsAtFirstOrder();
    return new Dominance(first, first || pool.holdsAtSecondOrder(), pool.gap());
  }

  /**
   * All results, counted between the distinct results of the chosen: there may be millions of them,
   * so they are made again where they are needed and never kept. Place {@code 2 j + 1} counts those
   * equal to the j-th distinct chosen result, place {@code 2 j} those just below it.
   */
  private static final class Pool {

    private final Splits splits;
    private final BlockSums sums;
    private final double[] points;

    /** Points in lower cells, a cell: a search among millions begins there. */
    private final int[] pointsBelow;

    private final double cellsPerUnit;

    /** Chosen results at or below each point. */
    private final long[] chosenUpTo;

    private final long chosen;
    private final double chosenSum;
    private final long[] counts;
    private final double[] totals;

    Pool(double[] chosen, Splits splits, BlockSums sums) {
      this.splits = splits;
      this.sums = sums;
      this.points = Arrays.stream(chosen).map(Pool::plain).sorted().distinct().toArray();
      this.pointsBelow = new int[CELLS_A_POINT * points.length];
      this.cellsPerUnit = (pointsBelow.length - 1) / (points[points.length - 1] - points[0]);
      for (int j = 0; j + 1 < points.length; j++) {
        Arrays.fill(pointsBelow, cellOf(points[j]) + 1, cellOf(points[j + 1]) + 1, j + 1);
      }
      Arrays.fill(
          pointsBelow,
          Math.min(cellOf(points[points.length - 1]) + 1, pointsBelow.length),
          pointsBelow.length,
          points.length);
      this.chosenUpTo = new long[points.length];
      this.chosen = chosen.length;
      double sum = 0;
      for (double value : chosen) {
        sum += value;
        chosenUpTo[placeOf(value) / 2]++;
      }
      this.chosenSum = sum;
      for (int j = 1; j < points.length; j++) {
        chosenUpTo[j] += chosenUpTo[j - 1];
      }
      this.counts = new long[2 * points.length + 1];
      this.totals = new double[2 * points.length + 1];
      double[] results = new double[sums.trials()];
      for (int split = 0; split < splits.count(); split++) {
        sums.metrics(splits.mask(split), results);
        for (double result : results) {
          int place = placeOf(result);
          counts[place]++;
          totals[place] += result;
        }
      }
    }

    private int placeOf(double value) {
      int point = pointsBelow[cellOf(value)];
      while (point < points.length && points[point] < value) {
        point++;
      }
      return point < points.length && points[point] == value ? 2 * point + 1 : 2 * point;
    }

    /** Rises with the value, so a cell bounds where its point may be. */
    private int cellOf(double value) {
      return Math.clamp((long) ((value - points[0]) * cellsPerUnit), 0, pointsBelow.length - 1);
    }

    /** Sorting tells -0 from 0; a distribution does not. */
    private static double plain(double value) {
      return value + 0.0;
    }

    private long all() {
      return chosen * sums.trials();
    }

    boolean holdsAtFirstOrder() {
      long upTo = 0;
      for (int j = 0; j < points.length; j++) {
        upTo += counts[2 * j] + counts[2 * j + 1];
        if (chosenUpTo[j] * sums.trials() > upTo) {
          return false;
        }
      }
      return true;
    }

    double gap() {
      double sum = 0;
      for (double total : totals) {
        sum += total;
      }
      return chosenSum / chosen - sum / all();
    }

    /** The integral is lowest at a point, at the far end, or at a result where its slope turns. */
    boolean holdsAtSecondOrder() {
      double allowed = -ROUNDING * Math.max(points[points.length - 1] - points[0], ROUNDING);
      double[] integral = integralAtPoints();
      boolean[] turns = new boolean[points.length];
      long upTo = 0;
      boolean any = false;
      for (int j = 0; j < points.length; j++) {
        if (integral[j] < allowed) {
          return false;
        }
        upTo += counts[2 * j] + counts[2 * j + 1];
        long level = chosenUpTo[j] * sums.trials();
        turns[j] = upTo < level && upTo + counts[2 * j + 2] > level;
        any |= turns[j];
      }
      if (gap() < allowed) {
        return false;
      }
      return !any || lowestInside(turns, integral) >= allowed;
    }

    private double[] integralAtPoints() {
      double[] integral = new double[points.length];
      integral[0] = (counts[0] * points[0] - totals[0]) / all();
      long upTo = counts[0];
      for (int j = 0; j + 1 < points.length; j++) {
        upTo += counts[2 * j + 1];
        double width = points[j + 1] - points[j];
        long between = counts[2 * j + 2];
        double rise = between * points[j + 1] - totals[2 * j + 2];
        double slope = (double) upTo / all() - (double) chosenUpTo[j] / chosen;
        integral[j + 1] = integral[j] + slope * width + rise / all();
        upTo += between;
      }
      return integral;
    }

    private double lowestInside(boolean[] turns, double[] integral) {
      double[][] inside = resultsAbove(turns);
      double lowest = Double.POSITIVE_INFINITY;
      long upTo = 0;
      for (int j = 0; j < points.length; j++) {
        upTo += counts[2 * j] + counts[2 * j + 1];
        if (turns[j]) {
          Arrays.sort(inside[j]);
          double level = (double) chosenUpTo[j] / chosen;
          double at = points[j];
          double value = integral[j];
          for (int i = 0; i < inside[j].length; i++) {
            value += ((double) (upTo + i) / all() - level) * (inside[j][i] - at);
            at = inside[j][i];
            lowest = Math.min(lowest, value);
          }
        }
      }
      return lowest;
    }

    /** The results between a point and the next, for the points that ask for them. */
    private double[][] resultsAbove(boolean[] asked) {
      double[][] found = new double[points.length][];
      int[] filled = new int[points.length];
      for (int j = 0; j < points.length; j++) {
        found[j] = new double[asked[j] ? Math.toIntExact(counts[2 * j + 2]) : 0];
      }
      double[] results = new double[sums.trials()];
      for (int split = 0; split < splits.count(); split++) {
        sums.metrics(splits.mask(split), results);
        for (double result : results) {
          int place = placeOf(result);
          int point = place / 2 - 1;
          if (place % 2 == 0 && point >= 0 && asked[point]) {
            found[point][filled[point]++] = result;
          }
        }
      }
      return found;
    }
  }
}
