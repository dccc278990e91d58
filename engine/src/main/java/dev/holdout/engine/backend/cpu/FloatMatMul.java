package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.cpu.FloatTiles.Panel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Products of float matrices. An element is one fma chain over k, cut in panels of 256, the panels'
 * sums added in order, the bias last. Tiles of eight rows by one block of columns, or four by two.
 * The left matrix is read where it lies; the right one too where its rows lie in one piece, else it
 * is packed, which moves numbers only. Lanes beyond the last column are computed and not stored.
 */
final class FloatMatMul {

  static final int PANEL = 256;

  private static final int BLOCK = FloatMath.LANES.length();

  private FloatMatMul() {}

  /** out = left · right (+ bias): an m × n result of chains of length {@code depth}. */
  static void multiply(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    if (left.rows() == 0 || n == 0) {
      return;
    }
    if (left.columns() == 0) {
      biasOnly(left.rows(), n, bias, biasAt, out, to);
      return;
    }
    if (n == 1) {
      FloatColumn.multiply(left, right, bias, biasAt, out, to);
      return;
    }
    int whole = n - n % BLOCK;
    if (whole > 0) {
      columns(left, Blocks.of(right, 0, whole), bias, biasAt, out, to, n);
    }
    if (whole < n) {
      float[] edge = new float[left.rows() * BLOCK];
      float[] padded = bias == null ? null : pad(bias, biasAt + whole, n - whole);
      columns(left, Blocks.of(right, whole, n), padded, 0, edge, 0, BLOCK);
      VectorMask<Float> kept = FloatMath.LANES.indexInRange(0, n - whole);
      for (int i = 0; i < left.rows(); i++) {
        FloatVector row = FloatVector.fromArray(FloatMath.LANES, edge, i * BLOCK);
        row.intoArray(out, to + whole + i * n, kept);
      }
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

  /** Every row times every block of columns, panel by panel. */
  private static void columns(
      FloatMatrix a, Blocks b, float[] bias, int biasAt, float[] out, int to, int rowOut) {
    int depth = a.columns();
    for (int start = 0; start < depth; start += PANEL) {
      int length = Math.min(PANEL, depth - start);
      float[] added = start + length == depth ? bias : null;
      Panel panel =
          new Panel(
              a.values(),
              a.stepRow(),
              a.stepColumn(),
              b.values(),
              b.step(),
              b.next(),
              length,
              start == 0,
              added,
              out,
              rowOut);
      int at = a.at() + start * a.stepColumn();
      int bt = b.at() + start * b.step();
      int block = 0;
      for (; block + 2 <= b.count(); block += 2) {
        int column = block * BLOCK;
        twoBlocks(panel, a.rows(), at, bt + block * b.next(), biasAt + column, to + column);
      }
      if (block < b.count()) {
        int column = block * BLOCK;
        oneBlock(panel, a.rows(), at, bt + block * b.next(), biasAt + column, to + column);
      }
    }
  }

  private static void twoBlocks(Panel panel, int m, int at, int bt, int biasAt, int to) {
    int i = 0;
    for (; i + 4 <= m; i += 4) {
      int into = to + i * panel.rowOut();
      FloatTiles.fourByTwo(panel, at + i * panel.rowA(), bt, biasAt, into);
    }
    for (; i < m; i++) {
      int row = at + i * panel.rowA();
      int into = to + i * panel.rowOut();
      FloatTiles.oneByOne(panel, row, bt, biasAt, into);
      FloatTiles.oneByOne(panel, row, bt + panel.nextB(), biasAt + BLOCK, into + BLOCK);
    }
  }

  private static void oneBlock(Panel panel, int m, int at, int bt, int biasAt, int to) {
    int i = 0;
    for (; i + 8 <= m; i += 8) {
      int into = to + i * panel.rowOut();
      FloatTiles.eightByOne(panel, at + i * panel.rowA(), bt, biasAt, into);
    }
    for (; i < m; i++) {
      int into = to + i * panel.rowOut();
      FloatTiles.oneByOne(panel, at + i * panel.rowA(), bt, biasAt, into);
    }
  }

  private static float[] pad(float[] bias, int at, int count) {
    float[] padded = new float[BLOCK];
    System.arraycopy(bias, at, padded, 0, count);
    return padded;
  }

  /**
   * The right matrix as blocks of {@code LANES} columns.
   *
   * @param at the first number of the first block
   * @param step from one k to the next
   * @param next from a block to the one beside it
   * @param count blocks
   */
  private record Blocks(float[] values, int at, int step, int next, int count) {

    /**
     * Columns {@code from} to {@code until} where they lie, if they lie side by side; what follows
     * them in memory may fill up the last block.
     */
    static Blocks of(FloatMatrix b, int from, int until) {
      int count = (until - from + BLOCK - 1) / BLOCK;
      int at = b.at() + from;
      boolean inside = at + (b.rows() - 1) * b.stepRow() + count * BLOCK <= b.values().length;
      return b.stepColumn() == 1 && inside
          ? new Blocks(b.values(), at, b.stepRow(), BLOCK, count)
          : packed(b, from, until, count);
    }

    /** In an array of their own, filled up with zeros. */
    private static Blocks packed(FloatMatrix b, int from, int until, int count) {
      int depth = b.rows();
      float[] values = b.values();
      float[] packed = new float[count * depth * BLOCK];
      for (int j = from; j < until; j++) {
        int to = (j - from) / BLOCK * depth * BLOCK + (j - from) % BLOCK;
        int at = b.at() + j * b.stepColumn();
        if (b.stepRow() == 1) { // a loop of its own: its bounds are checked once
          for (int k = 0; k < depth; k++) packed[to + k * BLOCK] = values[at + k];
        } else {
          for (int k = 0; k < depth; k++) packed[to + k * BLOCK] = values[at + k * b.stepRow()];
        }
      }
      return new Blocks(packed, 0, BLOCK, depth * BLOCK, count);
    }
  }
}
