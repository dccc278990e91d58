package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/**
 * The lines of views along one dimension, one after the other. The views agree in all other sizes,
 * none of which is 0; a view without dimensions is one line of one number.
 */
final class LineWalk {

  private final Rows rows;
  private final int[] steps;
  private int line;

  LineWalk(int dim, Strided... views) {
    Strided[] starts = new Strided[views.length];
    steps = new int[views.length];
    for (int v = 0; v < views.length; v++) {
      starts[v] = without(dim, views[v]);
      steps[v] = views[v].rank() == 0 ? 1 : views[v].strides()[dim];
    }
    rows = new Rows(starts);
  }

  /** Numbers of a line of a view. */
  static int length(int dim, Strided view) {
    return view.rank() == 0 ? 1 : view.shape()[dim];
  }

  /** Where this line starts in a view. */
  int at(int view) {
    return rows.at(view) + line * rows.step(view);
  }

  /** Elements from one number of the line to the next in a view. */
  int step(int view) {
    return steps[view];
  }

  /** Moves to the next line; false after the last. */
  boolean next() {
    if (++line < rows.length()) {
      return true;
    }
    line = 0;
    return rows.next();
  }

  private static Strided without(int dim, Strided view) {
    if (view.rank() == 0) {
      return view;
    }
    int[] shape = new int[view.rank() - 1];
    int[] strides = new int[shape.length];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = view.shape()[d < dim ? d : d + 1];
      strides[d] = view.strides()[d < dim ? d : d + 1];
    }
    return new Strided(view.storage(), view.offset(), shape, strides);
  }
}
