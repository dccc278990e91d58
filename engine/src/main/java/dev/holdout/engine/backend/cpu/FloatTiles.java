package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of a product of float matrices: a tile of rows times one or two blocks of
 * columns, one panel of k. Every lane of an accumulator is one element's fma chain, so neither the
 * tile's height nor the lanes' number shows in the result.
 */
final class FloatTiles {

  private FloatTiles() {}

  /**
   * One panel of a product as the tiles see it.
   *
   * @param a left rows
   * @param rowA from one row of a to the next
   * @param stepA from one k to the next in a
   * @param b right blocks: {@code LANES} columns side by side
   * @param stepB from one k to the next in b
   * @param nextB from a block to the one beside it
   * @param length of the panel
   * @param first whether sums start here; else they are added to out
   * @param bias added after the last panel, or null
   * @param out where the sums go
   * @param rowOut from one row of out to the next
   */
  record Panel(
      float[] a,
      int rowA,
      int stepA,
      float[] b,
      int stepB,
      int nextB,
      int length,
      boolean first,
      float[] bias,
      float[] out,
      int rowOut) {}

  /** Eight rows, one block. */
  static void eightByOne(Panel panel, int at, int bt, int biasAt, int to) {
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int stepB = panel.stepB;
    int n = panel.length;
    int a1 = row;
    int a2 = a1 + row;
    int a3 = a2 + row;
    int a4 = a3 + row;
    int a5 = a4 + row;
    int a6 = a5 + row;
    int a7 = a6 + row;
    FloatVector c0 = FloatVector.zero(LANES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    for (int k = 0, i = at, j = bt; k < n; k++, i += stepA, j += stepB) {
      FloatVector v = FloatVector.fromArray(LANES, b, j);
      c0 = all(a[i]).fma(v, c0);
      c1 = all(a[i + a1]).fma(v, c1);
      c2 = all(a[i + a2]).fma(v, c2);
      c3 = all(a[i + a3]).fma(v, c3);
      c4 = all(a[i + a4]).fma(v, c4);
      c5 = all(a[i + a5]).fma(v, c5);
      c6 = all(a[i + a6]).fma(v, c6);
      c7 = all(a[i + a7]).fma(v, c7);
    }
    int r = panel.rowOut;
    store(panel, c0, biasAt, to);
    store(panel, c1, biasAt, to + r);
    store(panel, c2, biasAt, to + 2 * r);
    store(panel, c3, biasAt, to + 3 * r);
    store(panel, c4, biasAt, to + 4 * r);
    store(panel, c5, biasAt, to + 5 * r);
    store(panel, c6, biasAt, to + 6 * r);
    store(panel, c7, biasAt, to + 7 * r);
  }

  /** Four rows, two blocks. */
  static void fourByTwo(Panel panel, int at, int bt, int biasAt, int to) {
    float[] a = panel.a;
    float[] b = panel.b;
    int row = panel.rowA;
    int stepA = panel.stepA;
    int stepB = panel.stepB;
    int n = panel.length;
    int other = panel.nextB;
    int a1 = row;
    int a2 = a1 + row;
    int a3 = a2 + row;
    FloatVector c00 = FloatVector.zero(LANES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    for (int k = 0, i = at, j = bt; k < n; k++, i += stepA, j += stepB) {
      FloatVector v = FloatVector.fromArray(LANES, b, j);
      FloatVector w = FloatVector.fromArray(LANES, b, j + other);
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
    int r = panel.rowOut;
    int l = LANES.length();
    store(panel, c00, biasAt, to);
    store(panel, c01, biasAt + l, to + l);
    store(panel, c10, biasAt, to + r);
    store(panel, c11, biasAt + l, to + r + l);
    store(panel, c20, biasAt, to + 2 * r);
    store(panel, c21, biasAt + l, to + 2 * r + l);
    store(panel, c30, biasAt, to + 3 * r);
    store(panel, c31, biasAt + l, to + 3 * r + l);
  }

  /** One row, one block. */
  static void oneByOne(Panel panel, int at, int bt, int biasAt, int to) {
    float[] a = panel.a;
    float[] b = panel.b;
    int stepA = panel.stepA;
    int stepB = panel.stepB;
    int n = panel.length;
    FloatVector sum = FloatVector.zero(LANES);
    for (int k = 0, i = at, j = bt; k < n; k++, i += stepA, j += stepB) {
      sum = all(a[i]).fma(FloatVector.fromArray(LANES, b, j), sum);
    }
    store(panel, sum, biasAt, to);
  }

  private static void store(Panel panel, FloatVector sum, int biasAt, int to) {
    FloatVector total = panel.first ? sum : FloatVector.fromArray(LANES, panel.out, to).add(sum);
    if (panel.bias != null) {
      total = total.add(FloatVector.fromArray(LANES, panel.bias, biasAt));
    }
    total.intoArray(panel.out, to);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(LANES, value);
  }
}
