package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/**
 * Walks several views of one shape in row-major order, a row at a time: neighbouring dimensions
 * that all views lay out as one are joined, so that rows are as long as they can be.
 *
 * <p>Use: {@code do { kernel(rows.at(0), rows.step(0), …, rows.length()); } while (rows.next());},
 * after a check that the shape is not empty.
 */
final class Rows {

  private final int[] sizes;
  private final int[][] strides;
  private final int[] index;
  private final int[] at;
  private final int rank;

  Rows(Strided... views) {
    int[] shape = views[0].shape();
    sizes = new int[Math.max(1, shape.length)];
    strides = new int[views.length][sizes.length];
    at = new int[views.length];
    int joined = 0;
    for (int d = 0; d < shape.length; d++) {
      if (shape[d] == 1) {
        continue;
      }
      if (joined > 0 && follows(views, d, joined - 1)) {
        sizes[joined - 1] *= shape[d];
        joined--;
      } else {
        sizes[joined] = shape[d];
      }
      for (int v = 0; v < views.length; v++) {
        strides[v][joined] = views[v].strides()[d];
      }
      joined++;
    }
    if (joined == 0) {
      sizes[0] = 1;
      joined = 1;
    }
    rank = joined;
    index = new int[rank];
    for (int v = 0; v < views.length; v++) {
      at[v] = views[v].offset();
    }
  }

  /** Whether dimension d continues, in every view, the run that was joined so far. */
  private boolean follows(Strided[] views, int d, int run) {
    int size = views[0].shape()[d];
    for (int v = 0; v < views.length; v++) {
      if (strides[v][run] != size * views[v].strides()[d]) {
        return false;
      }
    }
    return true;
  }

  /** Elements of a row. */
  int length() {
    return sizes[rank - 1];
  }

  /** Where this row starts in a view. */
  int at(int view) {
    return at[view];
  }

  /** Elements from one value of the row to the next in a view. */
  int step(int view) {
    return strides[view][rank - 1];
  }

  /** Moves to the next row; false after the last. */
  boolean next() {
    for (int d = rank - 2; d >= 0; d--) {
      if (++index[d] < sizes[d]) {
        for (int v = 0; v < at.length; v++) {
          at[v] += strides[v][d];
        }
        return true;
      }
      index[d] = 0;
      for (int v = 0; v < at.length; v++) {
        at[v] -= (sizes[d] - 1) * strides[v][d];
      }
    }
    return false;
  }
}
