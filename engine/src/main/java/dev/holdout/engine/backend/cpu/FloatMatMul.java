package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.cpu.FloatTiles.Panel;

/**
 * Products of float matrices. An element is one fma chain over k, cut in panels of 256, the panels'
 * sums added in order, the bias last: whichever path below computes it, and whatever lies beside
 * it. Numbers of 16 bits are widened a panel at a time, as packing comes to them.
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
    } else if (n == 1 || (m < FEW_ROWS && right.stepColumn() != 1)) {
      chains(left, right, bias, biasAt, out, to, n);
    } else {
      packed(left, right, bias, biasAt, out, to, n);
    }
  }

  /** A row alone or a column alone, and few rows by columns that lie apart. */
  private static void chains(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    Scratch scratch = Scratch.ofThread();
    float[] first = left.half() == null ? null : scratch.take(left.rows() * left.columns());
    float[] second = right.half() == null ? null : scratch.take(right.rows() * right.columns());
    FloatMatrix rows = left.inFloats(first);
    FloatMatrix columns = right.inFloats(second).transposed();
    if (n == 1) {
      FloatColumn.multiply(rows, columns.transposed(), bias, biasAt, 0, out, to);
    } else {
      for (int i = 0; i < rows.rows(); i++) {
        FloatColumn.multiply(columns, rows.row(i), bias, biasAt, 1, out, to + i * n);
      }
    }
    scratch.give(first);
    scratch.give(second);
  }

  /** Chains without a link are 0. */
  private static void biasOnly(int m, int n, float[] bias, int biasAt, float[] out, int to) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[to + i * n + j] = bias == null ? 0f : bias[biasAt + j];
      }
    }
  }

  /**
   * What a packed product works in.
   *
   * @param strips a part of the right matrix
   * @param rows tiles of the left one; null where its rows are read where they lie
   * @param beside a part of the right one, widened; null where it holds floats
   * @param wide a part of the left one, widened; null where it holds floats
   */
  private record Room(float[] strips, float[] sums, float[] rows, float[] beside, float[] wide) {

    static Room of(FloatMatrix left, FloatMatrix right, int n) {
      Scratch scratch = Scratch.ofThread();
      int panel = Math.min(PANEL, left.columns());
      int width = Math.min(COLUMNS, n);
      boolean inOrder = left.half() == null && FloatPacking.paysForRows(left, width);
      return new Room(
          scratch.take(panel * FloatPacking.padded(width)),
          scratch.take(FloatTiles.SUMS),
          inOrder ? scratch.take(ROWS * PANEL) : null,
          right.half() == null ? null : scratch.take(panel * width),
          left.half() == null ? null : scratch.take(panel * Math.min(ROWS, left.rows())));
    }

    void giveBack() {
      Scratch scratch = Scratch.ofThread();
      scratch.give(strips);
      scratch.give(sums);
      scratch.give(rows);
      scratch.give(beside);
      scratch.give(wide);
    }
  }

  private static void packed(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    int depth = left.columns();
    Room room = Room.of(left, right, n);
    for (int column = 0; column < n; column += COLUMNS) {
      int width = Math.min(COLUMNS, n - column);
      for (int start = 0; start < depth; start += PANEL) {
        int length = Math.min(PANEL, depth - start);
        float[] added = start + length == depth ? bias : null;
        FloatMatrix beside = right.part(start, length, column, width).inFloats(room.beside);
        FloatPacking.columns(beside, 0, length, 0, width, room.strips);
        for (int i = 0; i < left.rows(); i += ROWS) {
          int height = Math.min(ROWS, left.rows() - i);
          FloatMatrix part = left.part(i, height, start, length).inFloats(room.wide);
          Panel panel = panel(part, room, start == 0, added, out, n, width);
          strips(panel, biasAt + column, to + i * n + column);
        }
      }
    }
    room.giveBack();
  }

  /** Rows of the left matrix, in the order of tiles where that pays. */
  private static Panel panel(
      FloatMatrix part, Room room, boolean first, float[] added, float[] out, int n, int width) {
    boolean inOrder = room.rows != null && FloatPacking.paysForRows(part, width);
    if (inOrder) {
      FloatPacking.rows(part, room.rows);
    }
    return new Panel(
        inOrder ? room.rows : part.values(),
        inOrder ? 0 : part.at(),
        part.rows(),
        inOrder ? 1 : part.stepRow(),
        inOrder ? FloatTiles.TALL : part.stepColumn(),
        FloatTiles.TALL * (inOrder ? part.columns() : part.stepRow()),
        room.strips,
        part.columns(),
        first,
        added,
        out,
        n,
        width,
        room.sums);
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
