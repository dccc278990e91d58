package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatTiles.BLOCK;
import static dev.holdout.engine.backend.cpu.FloatTiles.TALL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Parts of matrices, laid out as the tiles read them. The right matrix: strips of {@code 2 BLOCK}
 * columns (the last one of {@code BLOCK}, if that holds the rest), each k after k. The left matrix:
 * tiles of eight rows, each k after k.
 */
final class FloatPacking {

  private static final int WIDE = 2 * BLOCK;

  /** From here on, numbers that follow each other in k lie on pages of their own. */
  private static final int FAR = 512;

  private FloatPacking() {}

  /** Columns that a packed part of so many takes. */
  static int padded(int columns) {
    return (columns + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Rows {@code start…} and columns {@code column…} of the right matrix, as strips. */
  static void columns(FloatMatrix b, int start, int length, int column, int width, float[] strips) {
    int from = b.at() + start * b.stepRow() + column * b.stepColumn();
    for (int j = 0; j < width; j += WIDE) {
      int count = Math.min(WIDE, width - j);
      int size = count > BLOCK ? WIDE : BLOCK;
      int at = from + j * b.stepColumn();
      if (b.stepColumn() == 1) {
        beside(b.values(), at, b.stepRow(), length, count, size, strips, j * length);
      } else {
        apart(b, at, length, count, size, strips, j * length);
      }
    }
  }

  /** A strip whose columns lie side by side: a copy of each k's run. */
  private static void beside(
      float[] b, int at, int step, int length, int count, int size, float[] to, int into) {
    int whole = count - count % BLOCK;
    for (int k = 0; k < length && whole > 0; k++) {
      for (int j = 0; j < whole; j += BLOCK) {
        FloatVector.fromArray(FloatMath.LANES, b, at + k * step + j)
            .intoArray(to, into + k * size + j);
      }
    }
    if (whole < count) {
      VectorMask<Float> there = FloatMath.LANES.indexInRange(0, count - whole);
      for (int k = 0; k < length; k++) {
        FloatVector.fromArray(FloatMath.LANES, b, at + k * step + whole, there)
            .intoArray(to, into + k * size + whole);
      }
    }
  }

  /** A strip whose columns lie apart: column by column, zeros after the last. */
  private static void apart(
      FloatMatrix b, int at, int length, int count, int size, float[] to, int into) {
    float[] values = b.values();
    int step = b.stepRow();
    for (int j = 0; j < count; j++) {
      int from = at + j * b.stepColumn();
      int o = into + j;
      if (step == 1) { // a loop of its own: its bounds are checked once
        for (int k = 0; k < length; k++) to[o + k * size] = values[from + k];
      } else {
        for (int k = 0; k < length; k++) to[o + k * size] = values[from + k * step];
      }
    }
    for (int j = count; j < size; j++) {
      for (int k = 0; k < length; k++) to[into + j + k * size] = 0f;
    }
  }

  /** Whether tiles read this part of a left matrix often enough for a copy in their order. */
  static boolean paysForRows(FloatMatrix a, int width) {
    return a.stepColumn() >= FAR && width > 2 * WIDE;
  }

  /** The left matrix as tiles of eight rows; rows beyond the last are not written. */
  static void rows(FloatMatrix a, float[] to) {
    float[] values = a.values();
    int length = a.columns();
    for (int i = 0; i < a.rows(); i++) {
      int o = i / TALL * TALL * length + i % TALL;
      int from = a.at() + i * a.stepRow();
      if (a.stepColumn() == 1) {
        for (int k = 0; k < length; k++) to[o + k * TALL] = values[from + k];
      } else {
        for (int k = 0; k < length; k++) to[o + k * TALL] = values[from + k * a.stepColumn()];
      }
    }
  }
}
