package dev.holdout.reports.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which points of a long line to draw so that no spike is lost. */
public final class Thinned {

  /** Pixel columns of the widest chart. */
  public static final int COLUMNS = 750;

  private Thinned() {}

  /** Whether a line of this length is thinned; its caption then says so. */
  public static boolean applies(int length) {
    return length > 2 * COLUMNS;
  }

  /**
   * @param values of one line; NaN where there is none
   * @return indices in order: all of them for a short line, else the first, the last, and the
   *     lowest and highest of each column
   */
  public static int[] points(double[] values) {
    if (!applies(values.length)) {
      return IntStream.range(0, values.length).toArray();
    }
    int[] kept = new int[2 * COLUMNS + 2];
    int count = 0;
    kept[count++] = 0;
    for (int column = 0; column < COLUMNS; column++) {
      int from = (int) ((long) values.length * column / COLUMNS);
      int to = (int) ((long) values.length * (column + 1) / COLUMNS);
      int least = from;
      int most = from;
      for (int i = from + 1; i < to; i++) {
        least = values[i] < values[least] ? i : least;
        most = values[i] > values[most] ? i : most;
      }
      kept[count++] = least;
      kept[count++] = most;
    }
    kept[count++] = values.length - 1;
    return Arrays.stream(kept, 0, count).sorted().distinct().toArray();
  }
}
