package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.cpu.FloatTiles.Panel;

/**
 * Products of float matrices. An element is one fma chain over k, cut in panels of 256, the panels'
 * sums added in order, the bias last: whichever path below computes it, and whatever lies beside
 * it.
 *
 * <p>The right matrix is packed, a panel of k and up to 512 columns at a time, into strips of two
 * lanes' width that stay in the first cache while rows of the left one pass; the left one is read
 * where it lies, or packed where its columns are far apart. Packing moves numbers only. Columns
 * beyond the last are computed and not stored. A row alone and a column alone have no lanes to
 * fill: {@link FloatColumn} takes them, several chains side by side.
 */
final class FloatMatMul {

  static final int PANEL = 256;

  /** Columns of a packed part: 256 x 512 floats are a quarter of a usual second cache. */
  private static final int COLUMNS = 512;

  /** Rows that pass by one strip before the next strip is taken. */
  private static final int ROWS = 256;

  /** With fewer rows, packing a transposed right matrix costs more than its chains one by one. */
  private static final int FEW_ROWS = 4;

  private FloatMatMul() {}

  /** out = left · right (+ bias): an m × n result of chains of length {@code depth}. */
  static void multiply(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    int m = left.rows();
    if (m == 0 || n == 0) {
      return;
    }
    if (left.columns() == 0) {
      biasOnly(m, n, bias, biasAt, out, to);
    } else if (n == 1) {
      FloatColumn.multiply(left, right, bias, biasAt, 0, out, to);
    } else if (m < FEW_ROWS && right.stepColumn() != 1) {
      FloatMatrix columns = right.transposed();
      for (int i = 0; i < m; i++) {
        FloatColumn.multiply(columns, left.row(i), bias, biasAt, 1, out, to + i * n);
      }
    } else {
      packed(left, right, bias, biasAt, out, to, n);
    }
  }

  /** Chains without a link are 0. */
  private static void biasOnly(int m, int n, float[] bias, int biasAt, float[] out, int to) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[to + i * n + j] = bias == null ? 0f : bias[biasAt + j];
      }
    }
  }

  private static void packed(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    int depth = left.columns();
    int most = Math.min(PANEL, depth) * FloatPacking.padded(Math.min(COLUMNS, n));
    Scratch scratch = Scratch.ofThread();
    float[] strips = scratch.take(most);
    float[] rows = null;
    float[] sums = scratch.take(FloatTiles.SUMS);
    for (int column = 0; column < n; column += COLUMNS) {
      int width = Math.min(COLUMNS, n - column);
      for (int start = 0; start < depth; start += PANEL) {
        int length = Math.min(PANEL, depth - start);
        float[] added = start + length == depth ? bias : null;
        FloatPacking.columns(right, start, length, column, width, strips);
        for (int i = 0; i < left.rows(); i += ROWS) {
          int height = Math.min(ROWS, left.rows() - i);
          FloatMatrix part = left.part(i, height, start, length);
          boolean inOrder = FloatPacking.paysForRows(part, width);
          if (inOrder) {
            rows = rows == null ? scratch.take(ROWS * PANEL) : rows;
            FloatPacking.rows(part, rows);
          }
          Panel panel =
              new Panel(
                  inOrder ? rows : part.values(),
                  inOrder ? 0 : part.at(),
                  height,
                  inOrder ? 1 : part.stepRow(),
                  inOrder ? FloatTiles.TALL : part.stepColumn(),
                  FloatTiles.TALL * (inOrder ? length : part.stepRow()),
                  strips,
                  length,
                  start == 0,
                  added,
                  out,
                  n,
                  width,
                  sums);
          strips(panel, biasAt + column, to + i * n + column);
        }
      }
    }
    scratch.give(strips);
    scratch.give(sums);
    scratch.give(rows);
  }

  /** Every strip of the packed columns, past the rows of the panel. */
  private static void strips(Panel panel, int biasAt, int to) {
    int wide = 2 * FloatTiles.BLOCK;
    int columns = panel.width();
    for (int j = 0; j < columns; j += wide) {
      int left = columns - j;
      int at = j * panel.length();
      if (left > FloatTiles.BLOCK) {
        FloatTiles.two(panel, at, Math.min(left, wide), biasAt + j, to + j);
      } else {
        FloatTiles.one(panel, at, left, biasAt + j, to + j);
      }
    }
  }
}
