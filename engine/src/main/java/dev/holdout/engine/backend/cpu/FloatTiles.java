package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The innermost loops of a product of float matrices: a tile of up to eight or four rows times a
 * strip of one or two vectors of columns, over one panel of k. Every lane of an accumulator is one
 * element's fma chain, so neither the tile's height nor the lanes' number shows in the result. A
 * tile with fewer rows computes its last one several times and stores it once.
 */
final class FloatTiles {

  /** Columns of a vector. */
  static final int BLOCK = LANES.length();

  private static final int WIDE = 2 * BLOCK;

  /** Rows of the tallest tile. */
  static final int TALL = 8;

  /** Numbers of the largest tile. */
  static final int SUMS = TALL * WIDE;

  private FloatTiles() {}

  /**
   * One panel of a product as the tiles see it.
   *
   * @param a the left matrix
   * @param at its first number
   * @param rows of it
   * @param rowA from one row of a tile to the next
   * @param stepA from one k to the next
   * @param tileA from a tile of eight rows to the next
   * @param b the right matrix as strips
   * @param length of the panel
   * @param first whether sums start here; else they are added to out
   * @param bias added after the last panel, or null
   * @param out where the sums go
   * @param rowOut from one row of out to the next
   * @param width columns
   * @param sums room for one tile's chains, {@link #SUMS} long
   */
  record Panel(
      float[] a,
      int at,
      int rows,
      int rowA,
      int stepA,
      int tileA,
      float[] b,
      int length,
      boolean first,
      float[] bias,
      float[] out,
      int rowOut,
      int width,
      float[] sums) {}

  /** All rows times a strip of two vectors, of which {@code columns} are stored. */
  static void two(Panel panel, int bt, int columns, int biasAt, int to) {
    int at = panel.at;
    for (int i = 0; i < panel.rows; i += TALL, at += panel.tileA) {
      int rows = Math.min(TALL, panel.rows - i);
      int into = to + i * panel.rowOut;
      if (rows == TALL && columns == WIDE && panel.stepA == 1) {
        FloatWholeTile.multiply(panel, at, bt, biasAt, into);
        continue;
      }
      if (rows > 4) {
        eightByTwo(panel, at, rows, bt);
      } else {
        fourByTwo(panel, at, rows, bt);
      }
      store(panel, rows, columns, biasAt, into);
    }
  }

  /** All rows times a strip of one vector, of which {@code columns} are stored. */
  static void one(Panel panel, int bt, int columns, int biasAt, int to) {
    int at = panel.at;
    for (int i = 0; i < panel.rows; i += TALL, at += panel.tileA) {
      int rows = Math.min(TALL, panel.rows - i);
      int into = to + i * panel.rowOut;
      if (rows > 4) {
        eightByOne(panel, at, rows, bt);
      } else {
        fourByOne(panel, at, rows, bt);
      }
      store(panel, rows, columns, biasAt, into);
    }
  }

  /** Up to eight rows, two vectors. */
  private static void eightByTwo(Panel panel, int at, int rows, int bt) {
    float[] sums = panel.sums;
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int n = panel.length;
    int a1 = Math.min(1, rows - 1) * row;
    int a2 = Math.min(2, rows - 1) * row;
    int a3 = Math.min(3, rows - 1) * row;
    int a4 = Math.min(4, rows - 1) * row;
    int a5 = Math.min(5, rows - 1) * row;
    int a6 = Math.min(6, rows - 1) * row;
    int a7 = Math.min(7, rows - 1) * row;
    FloatVector c00 = FloatVector.zero(LANES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    FloatVector c60 = c00;
    FloatVector c61 = c00;
    FloatVector c70 = c00;
    FloatVector c71 = c00;
    for (int k = 0, i = at; k < n; k++, i += stepA) {
      FloatVector v = FloatVector.fromArray(LANES, b, bt + k * WIDE);
      FloatVector w = FloatVector.fromArray(LANES, b, bt + k * WIDE + BLOCK);
      FloatVector x0 = all(a[i]);
      c00 = x0.fma(v, c00);
      c01 = x0.fma(w, c01);
      FloatVector x1 = all(a[i + a1]);
      c10 = x1.fma(v, c10);
      c11 = x1.fma(w, c11);
      FloatVector x2 = all(a[i + a2]);
      c20 = x2.fma(v, c20);
      c21 = x2.fma(w, c21);
      FloatVector x3 = all(a[i + a3]);
      c30 = x3.fma(v, c30);
      c31 = x3.fma(w, c31);
      FloatVector x4 = all(a[i + a4]);
      c40 = x4.fma(v, c40);
      c41 = x4.fma(w, c41);
      FloatVector x5 = all(a[i + a5]);
      c50 = x5.fma(v, c50);
      c51 = x5.fma(w, c51);
      FloatVector x6 = all(a[i + a6]);
      c60 = x6.fma(v, c60);
      c61 = x6.fma(w, c61);
      FloatVector x7 = all(a[i + a7]);
      c70 = x7.fma(v, c70);
      c71 = x7.fma(w, c71);
    }
    c00.intoArray(sums, 0 * WIDE);
    c01.intoArray(sums, 0 * WIDE + BLOCK);
    c10.intoArray(sums, 1 * WIDE);
    c11.intoArray(sums, 1 * WIDE + BLOCK);
    c20.intoArray(sums, 2 * WIDE);
    c21.intoArray(sums, 2 * WIDE + BLOCK);
    c30.intoArray(sums, 3 * WIDE);
    c31.intoArray(sums, 3 * WIDE + BLOCK);
    c40.intoArray(sums, 4 * WIDE);
    c41.intoArray(sums, 4 * WIDE + BLOCK);
    c50.intoArray(sums, 5 * WIDE);
    c51.intoArray(sums, 5 * WIDE + BLOCK);
    c60.intoArray(sums, 6 * WIDE);
    c61.intoArray(sums, 6 * WIDE + BLOCK);
    c70.intoArray(sums, 7 * WIDE);
    c71.intoArray(sums, 7 * WIDE + BLOCK);
  }

  /** Up to four rows, two vectors. */
  private static void fourByTwo(Panel panel, int at, int rows, int bt) {
    float[] sums = panel.sums;
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int n = panel.length;
    int a1 = Math.min(1, rows - 1) * row;
    int a2 = Math.min(2, rows - 1) * row;
    int a3 = Math.min(3, rows - 1) * row;
    FloatVector c00 = FloatVector.zero(LANES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    for (int k = 0, i = at; k < n; k++, i += stepA) {
      FloatVector v = FloatVector.fromArray(LANES, b, bt + k * WIDE);
      FloatVector w = FloatVector.fromArray(LANES, b, bt + k * WIDE + BLOCK);
      FloatVector x0 = all(a[i]);
      c00 = x0.fma(v, c00);
      c01 = x0.fma(w, c01);
      FloatVector x1 = all(a[i + a1]);
      c10 = x1.fma(v, c10);
      c11 = x1.fma(w, c11);
      FloatVector x2 = all(a[i + a2]);
      c20 = x2.fma(v, c20);
      c21 = x2.fma(w, c21);
      FloatVector x3 = all(a[i + a3]);
      c30 = x3.fma(v, c30);
      c31 = x3.fma(w, c31);
    }
    c00.intoArray(sums, 0 * WIDE);
    c01.intoArray(sums, 0 * WIDE + BLOCK);
    c10.intoArray(sums, 1 * WIDE);
    c11.intoArray(sums, 1 * WIDE + BLOCK);
    c20.intoArray(sums, 2 * WIDE);
    c21.intoArray(sums, 2 * WIDE + BLOCK);
    c30.intoArray(sums, 3 * WIDE);
    c31.intoArray(sums, 3 * WIDE + BLOCK);
  }

  /** Up to eight rows, one vector. */
  private static void eightByOne(Panel panel, int at, int rows, int bt) {
    float[] sums = panel.sums;
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int n = panel.length;
    int a1 = Math.min(1, rows - 1) * row;
    int a2 = Math.min(2, rows - 1) * row;
    int a3 = Math.min(3, rows - 1) * row;
    int a4 = Math.min(4, rows - 1) * row;
    int a5 = Math.min(5, rows - 1) * row;
    int a6 = Math.min(6, rows - 1) * row;
    int a7 = Math.min(7, rows - 1) * row;
    FloatVector c00 = FloatVector.zero(LANES);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    FloatVector c40 = c00;
    FloatVector c50 = c00;
    FloatVector c60 = c00;
    FloatVector c70 = c00;
    for (int k = 0, i = at; k < n; k++, i += stepA) {
      FloatVector v = FloatVector.fromArray(LANES, b, bt + k * BLOCK);
      c00 = all(a[i]).fma(v, c00);
      c10 = all(a[i + a1]).fma(v, c10);
      c20 = all(a[i + a2]).fma(v, c20);
      c30 = all(a[i + a3]).fma(v, c30);
      c40 = all(a[i + a4]).fma(v, c40);
      c50 = all(a[i + a5]).fma(v, c50);
      c60 = all(a[i + a6]).fma(v, c60);
      c70 = all(a[i + a7]).fma(v, c70);
    }
    c00.intoArray(sums, 0 * WIDE);
    c10.intoArray(sums, 1 * WIDE);
    c20.intoArray(sums, 2 * WIDE);
    c30.intoArray(sums, 3 * WIDE);
    c40.intoArray(sums, 4 * WIDE);
    c50.intoArray(sums, 5 * WIDE);
    c60.intoArray(sums, 6 * WIDE);
    c70.intoArray(sums, 7 * WIDE);
  }

  /** Up to four rows, one vector. */
  private static void fourByOne(Panel panel, int at, int rows, int bt) {
    float[] sums = panel.sums;
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int n = panel.length;
    int a1 = Math.min(1, rows - 1) * row;
    int a2 = Math.min(2, rows - 1) * row;
    int a3 = Math.min(3, rows - 1) * row;
    FloatVector c00 = FloatVector.zero(LANES);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    for (int k = 0, i = at; k < n; k++, i += stepA) {
      FloatVector v = FloatVector.fromArray(LANES, b, bt + k * BLOCK);
      c00 = all(a[i]).fma(v, c00);
      c10 = all(a[i + a1]).fma(v, c10);
      c20 = all(a[i + a2]).fma(v, c20);
      c30 = all(a[i + a3]).fma(v, c30);
    }
    c00.intoArray(sums, 0 * WIDE);
    c10.intoArray(sums, 1 * WIDE);
    c20.intoArray(sums, 2 * WIDE);
    c30.intoArray(sums, 3 * WIDE);
  }

  /** Moves a tile's chains to the result: added to what is there, bias last. */
  private static void store(Panel panel, int rows, int columns, int biasAt, int to) {
    for (int j = 0; j < columns; j += BLOCK) {
      if (columns - j >= BLOCK) {
        whole(panel, rows, j, biasAt + j, to + j);
      } else {
        part(panel, rows, j, columns - j, biasAt + j, to + j);
      }
    }
  }

  private static void whole(Panel panel, int rows, int from, int biasAt, int to) {
    float[] sums = panel.sums;
    float[] out = panel.out;
    float[] bias = panel.bias;
    for (int r = 0, at = to; r < rows; r++, at += panel.rowOut) {
      FloatVector total = FloatVector.fromArray(LANES, sums, from + r * WIDE);
      if (!panel.first) {
        total = FloatVector.fromArray(LANES, out, at).add(total);
      }
      if (bias != null) {
        total = total.add(FloatVector.fromArray(LANES, bias, biasAt));
      }
      total.intoArray(out, at);
    }
  }

  /** The first columns of a vector: what lies beyond is neither read nor written. */
  private static void part(Panel panel, int rows, int from, int columns, int biasAt, int to) {
    VectorMask<Float> kept = LANES.indexInRange(0, columns);
    float[] sums = panel.sums;
    float[] out = panel.out;
    float[] bias = panel.bias;
    for (int r = 0, at = to; r < rows; r++, at += panel.rowOut) {
      FloatVector total = FloatVector.fromArray(LANES, sums, from + r * WIDE);
      if (!panel.first) {
        total = FloatVector.fromArray(LANES, out, at, kept).add(total);
      }
      if (bias != null) {
        total = total.add(FloatVector.fromArray(LANES, bias, biasAt, kept));
      }
      total.intoArray(out, at, kept);
    }
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(LANES, value);
  }
}
