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

  /** The same memory with rows and columns exchanged. */
  FloatMatrix transposed() {
    return new FloatMatrix(values, at, columns, rows, stepColumn, stepRow);
  }

  /** Row i, as a column. */
  FloatMatrix row(int i) {
    return new FloatMatrix(values, at + i * stepRow, columns, 1, stepColumn, stepRow);
  }

  /** Rows {@code i…} and columns {@code j…} of it. */
  FloatMatrix part(int i, int height, int j, int width) {
    return new FloatMatrix(
        values, at + i * stepRow + j * stepColumn, height, width, stepRow, stepColumn);
  }
}
