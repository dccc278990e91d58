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
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          out[to + i * n + j] = bias == null ? 0f : bias[biasAt + j];
        }
      }
      return;
    }
    FloatMatrix a = left.stepColumn() == 1 || depth == 1 ? left : left.packed();
    int whole = n - n % BLOCK;
    if (whole > 0) {
      boolean direct = right.stepColumn() == 1;
      float[] b = direct ? right.values() : blocks(right, 0, whole);
      int nextB = direct ? BLOCK : depth * BLOCK;
      columns(
          a,
          b,
          direct ? right.at() : 0,
          direct ? right.stepRow() : BLOCK,
          nextB,
          whole / BLOCK,
          bias,
          biasAt,
          out,
          to,
          n);
    }
    if (whole < n) {
      float[] edge = new float[m * BLOCK];
      float[] padded = bias == null ? null : pad(bias, biasAt + whole, n - whole);
      columns(a, blocks(right, whole, n), 0, BLOCK, 0, 1, padded, 0, edge, 0, BLOCK);
      for (int i = 0; i < m; i++) {
        for (int j = whole; j < n; j++) {
          out[to + i * n + j] = edge[i * BLOCK + j - whole];
        }
      }
    }
  }

  /** Every row times {@code count} blocks of columns, panel by panel. */
  private static void columns(
      FloatMatrix a,
      float[] b,
      int bt,
      int stepB,
      int nextB,
      int count,
      float[] bias,
      int biasAt,
      float[] out,
      int to,
      int rowOut) {
    int m = a.rows();
    int depth = a.columns();
    for (int start = 0; start < depth; start += PANEL) {
      int length = Math.min(PANEL, depth - start);
      boolean last = start + length == depth;
      Panel panel =
          new Panel(
              a.values(),
              a.stepRow(),
              b,
              stepB,
              nextB,
              length,
              start == 0,
              last ? bias : null,
              out,
              rowOut);
      int at = a.at() + start;
      int from = bt + start * stepB;
      int block = 0;
      for (; block + 2 <= count; block += 2) {
        int i = 0;
        for (; i + 4 <= m; i += 4) {
          FloatTiles.fourByTwo(
              panel,
              at + i * a.stepRow(),
              from + block * nextB,
              biasAt + block * BLOCK,
              to + i * rowOut + block * BLOCK);
        }
        for (; i < m; i++) {
          one(panel, a, at, i, from, block, biasAt, to);
          one(panel, a, at, i, from, block + 1, biasAt, to);
        }
      }
      if (block < count) {
        int i = 0;
        for (; i + 8 <= m; i += 8) {
          FloatTiles.eightByOne(
              panel,
              at + i * a.stepRow(),
              from + block * nextB,
              biasAt + block * BLOCK,
              to + i * rowOut + block * BLOCK);
        }
        for (; i < m; i++) {
          one(panel, a, at, i, from, block, biasAt, to);
        }
      }
    }
  }

  private static void one(
      Panel panel, FloatMatrix a, int at, int i, int from, int block, int biasAt, int to) {
    FloatTiles.oneByOne(
        panel,
        at + i * a.stepRow(),
        from + block * panel.nextB(),
        biasAt + block * BLOCK,
        to + i * panel.rowOut() + block * BLOCK);
  }

  /** Columns {@code from} to {@code until} as blocks side by side, the last filled with zeros. */
  private static float[] blocks(FloatMatrix b, int from, int until) {
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
    return packed;
  }

  private static float[] pad(float[] bias, int at, int count) {
    float[] padded = new float[BLOCK];
    System.arraycopy(bias, at, padded, 0, count);
    return padded;
  }
}
