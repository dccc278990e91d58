package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/** A matrix of floats in an array: element (i, j) at {@code at + i stepRow + j stepColumn}. */
record FloatMatrix(float[] values, int at, int rows, int columns, int stepRow, int stepColumn) {

  static FloatMatrix of(Strided view) {
    return new FloatMatrix(
        CpuBackend.floats(view),
        view.offset(),
        view.shape()[0],
        view.shape()[1],
        view.strides()[0],
        view.strides()[1]);
  }

  /** The same numbers, row-major, in an array of their own. */
  FloatMatrix packed() {
    float[] copy = new float[rows * columns];
    for (int j = 0; j < columns; j++) {
      int from = at + j * stepColumn;
      for (int i = 0; i < rows; i++) {
        copy[i * columns + j] = values[from + i * stepRow];
      }
    }
    return new FloatMatrix(copy, 0, rows, columns, columns, 1);
  }
}
