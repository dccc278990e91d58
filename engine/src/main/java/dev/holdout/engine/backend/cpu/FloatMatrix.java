package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/**
 * A matrix of floats in an array: element (i, j) at {@code at + i stepRow + j stepColumn}.
 *
 * @param values null where the numbers have 16 bits
 * @param half the numbers of 16 bits, which {@link #inFloats} widens; else null
 */
record FloatMatrix(
    float[] values, HalfStorage half, int at, int rows, int columns, int stepRow, int stepColumn) {

  FloatMatrix(float[] values, int at, int rows, int columns, int stepRow, int stepColumn) {
    this(values, null, at, rows, columns, stepRow, stepColumn);
  }

  static FloatMatrix of(Strided view) {
    HalfStorage half = view.storage() instanceof HalfStorage own ? own : null;
    return new FloatMatrix(
        half == null ? CpuBackend.floats(view) : null,
        half,
        view.offset(),
        view.shape()[0],
        view.shape()[1],
        view.strides()[0],
        view.strides()[1]);
  }

  /** The same memory with rows and columns exchanged. */
  FloatMatrix transposed() {
    return new FloatMatrix(values, half, at, columns, rows, stepColumn, stepRow);
  }

  /** Row i, as a column. */
  FloatMatrix row(int i) {
    return new FloatMatrix(values, half, at + i * stepRow, columns, 1, stepColumn, stepRow);
  }

  /** Rows {@code i…} and columns {@code j…} of it. */
  FloatMatrix part(int i, int height, int j, int width) {
    return new FloatMatrix(
        values, half, at + i * stepRow + j * stepColumn, height, width, stepRow, stepColumn);
  }

  /**
   * Itself, or its numbers of 16 bits widened, laid out in the order of its runs.
   *
   * @param to room for rows × columns; not read where nothing is to be widened
   */
  FloatMatrix inFloats(float[] to) {
    if (half == null) {
      return this;
    }
    if (stepRow == 1 && stepColumn != 1) {
      return transposed().inFloats(to).transposed();
    }
    for (int i = 0; i < rows; i++) {
      int from = at + i * stepRow;
      if (stepColumn == 1) {
        HalfRuns.widen(half, from, to, i * columns, columns);
      } else {
        for (int j = 0; j < columns; j++) to[i * columns + j] = half.get(from + j * stepColumn);
      }
    }
    return new FloatMatrix(to, null, 0, rows, columns, columns, 1);
  }
}
