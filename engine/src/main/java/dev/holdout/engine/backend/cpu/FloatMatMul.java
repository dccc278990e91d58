package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.cpu.FloatTiles.Panel;

/**
 * Products of float matrices. An element is one fma chain over k, cut in panels of 256, the panels'
 * sums added in order, the bias last. Tiles of eight rows by one block of columns, or four by two;
 * what is not laid out as they want it is packed first, and packing moves numbers only.
 */
final class FloatMatMul {

  static final int PANEL = 256;

  private static final int BLOCK = FloatMath.LANES.length();

  private FloatMatMul() {}

  /** out = left · right (+ bias): an m × n result of chains of length {@code depth}. */
  static void multiply(
      FloatMatrix left, FloatMatrix right, float[] bias, int biasAt, float[] out, int to, int n) {
    int m = left.rows();
    int depth = left.columns();
    if (m == 0 || n == 0) {
      return;
    }
    if (depth == 0) {
      biasOnly(m, n, bias, biasAt, out, to);
      return;
    }
    FloatMatrix a = left.stepColumn() == 1 || depth == 1 ? left : left.packed();
    int whole = n - n % BLOCK;
    if (whole > 0) {
      columns(a, Blocks.whole(right, whole), bias, biasAt, out, to, n);
    }
    if (whole < n) {
      float[] edge = new float[m * BLOCK];
      float[] padded = bias == null ? null : pad(bias, biasAt + whole, n - whole);
      columns(a, Blocks.packed(right, whole, n), padded, 0, edge, 0, BLOCK);
      for (int i = 0; i < m; i++) {
        for (int j = whole; j < n; j++) {
          out[to + i * n + j] = edge[i * BLOCK + j - whole];
        }
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
              b.values(),
              b.step(),
              b.next(),
              length,
              start == 0,
              added,
              out,
              rowOut);
      int at = a.at() + start;
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
      FloatTiles.fourByTwo(panel, at + i * panel.rowA(), bt, biasAt, to + i * panel.rowOut());
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
      FloatTiles.eightByOne(panel, at + i * panel.rowA(), bt, biasAt, to + i * panel.rowOut());
    }
    for (; i < m; i++) {
      FloatTiles.oneByOne(panel, at + i * panel.rowA(), bt, biasAt, to + i * panel.rowOut());
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

    /** The first columns, a whole number of blocks: where they lie, if they lie side by side. */
    static Blocks whole(FloatMatrix b, int columns) {
      return b.stepColumn() == 1
          ? new Blocks(b.values(), b.at(), b.stepRow(), BLOCK, columns / BLOCK)
          : packed(b, 0, columns);
    }

    /** Columns {@code from} to {@code until} in an array of their own, filled up with zeros. */
    static Blocks packed(FloatMatrix b, int from, int until) {
      int depth = b.rows();
      int count = (until - from + BLOCK - 1) / BLOCK;
      float[] packed = new float[count * depth * BLOCK];
      for (int j = from; j < until; j++) {
        int to = (j - from) / BLOCK * depth * BLOCK + (j - from) % BLOCK;
        int at = b.at() + j * b.stepColumn();
        for (int k = 0; k < depth; k++) {
          packed[to + k * BLOCK] = b.values()[at + k * b.stepRow()];
        }
      }
      return new Blocks(packed, 0, BLOCK, depth * BLOCK, count);
    }
  }
}
