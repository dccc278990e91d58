package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;
import static dev.holdout.engine.backend.cpu.FloatTiles.BLOCK;

import jdk.incubator.vector.FloatVector;

/**
 * The tile that most of a large product consists of: eight rows whose numbers lie side by side,
 * times two whole vectors of columns. Its chains stay in registers until they are results, and the
 * step of one lets the compiler check the bounds of the rows once.
 */
final class FloatWholeTile {

  private FloatWholeTile() {}

  /**
   * Eight rows of {@code panel} times a strip.
   *
   * @param a0 where the first row's numbers start in the left matrix
   * @param bt where the strip starts
   * @param biasAt where the columns' bias starts
   * @param o0 where the first row's results go
   */
  static void multiply(FloatTiles.Panel panel, int a0, int bt, int biasAt, int o0) {
    float[] a = panel.a();
    float[] b = panel.b();
    int n = panel.length();
    int a1 = a0 + panel.rowA();
    int a2 = a1 + panel.rowA();
    int a3 = a2 + panel.rowA();
    int a4 = a3 + panel.rowA();
    int a5 = a4 + panel.rowA();
    int a6 = a5 + panel.rowA();
    int a7 = a6 + panel.rowA();
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
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.fromArray(LANES, b, bt + k * 2 * BLOCK);
      FloatVector w = FloatVector.fromArray(LANES, b, bt + k * 2 * BLOCK + BLOCK);
      FloatVector x0 = FloatVector.broadcast(LANES, a[a0 + k]);
      c00 = x0.fma(v, c00);
      c01 = x0.fma(w, c01);
      FloatVector x1 = FloatVector.broadcast(LANES, a[a1 + k]);
      c10 = x1.fma(v, c10);
      c11 = x1.fma(w, c11);
      FloatVector x2 = FloatVector.broadcast(LANES, a[a2 + k]);
      c20 = x2.fma(v, c20);
      c21 = x2.fma(w, c21);
      FloatVector x3 = FloatVector.broadcast(LANES, a[a3 + k]);
      c30 = x3.fma(v, c30);
      c31 = x3.fma(w, c31);
      FloatVector x4 = FloatVector.broadcast(LANES, a[a4 + k]);
      c40 = x4.fma(v, c40);
      c41 = x4.fma(w, c41);
      FloatVector x5 = FloatVector.broadcast(LANES, a[a5 + k]);
      c50 = x5.fma(v, c50);
      c51 = x5.fma(w, c51);
      FloatVector x6 = FloatVector.broadcast(LANES, a[a6 + k]);
      c60 = x6.fma(v, c60);
      c61 = x6.fma(w, c61);
      FloatVector x7 = FloatVector.broadcast(LANES, a[a7 + k]);
      c70 = x7.fma(v, c70);
      c71 = x7.fma(w, c71);
    }
    float[] out = panel.out();
    int o1 = o0 + panel.rowOut();
    int o2 = o1 + panel.rowOut();
    int o3 = o2 + panel.rowOut();
    int o4 = o3 + panel.rowOut();
    int o5 = o4 + panel.rowOut();
    int o6 = o5 + panel.rowOut();
    int o7 = o6 + panel.rowOut();
    if (!panel.first()) {
      c00 = FloatVector.fromArray(LANES, out, o0).add(c00);
      c01 = FloatVector.fromArray(LANES, out, o0 + BLOCK).add(c01);
      c10 = FloatVector.fromArray(LANES, out, o1).add(c10);
      c11 = FloatVector.fromArray(LANES, out, o1 + BLOCK).add(c11);
      c20 = FloatVector.fromArray(LANES, out, o2).add(c20);
      c21 = FloatVector.fromArray(LANES, out, o2 + BLOCK).add(c21);
      c30 = FloatVector.fromArray(LANES, out, o3).add(c30);
      c31 = FloatVector.fromArray(LANES, out, o3 + BLOCK).add(c31);
      c40 = FloatVector.fromArray(LANES, out, o4).add(c40);
      c41 = FloatVector.fromArray(LANES, out, o4 + BLOCK).add(c41);
      c50 = FloatVector.fromArray(LANES, out, o5).add(c50);
      c51 = FloatVector.fromArray(LANES, out, o5 + BLOCK).add(c51);
      c60 = FloatVector.fromArray(LANES, out, o6).add(c60);
      c61 = FloatVector.fromArray(LANES, out, o6 + BLOCK).add(c61);
      c70 = FloatVector.fromArray(LANES, out, o7).add(c70);
      c71 = FloatVector.fromArray(LANES, out, o7 + BLOCK).add(c71);
    }
    if (panel.bias() != null) {
      FloatVector v = FloatVector.fromArray(LANES, panel.bias(), biasAt);
      FloatVector w = FloatVector.fromArray(LANES, panel.bias(), biasAt + BLOCK);
      c00 = c00.add(v);
      c01 = c01.add(w);
      c10 = c10.add(v);
      c11 = c11.add(w);
      c20 = c20.add(v);
      c21 = c21.add(w);
      c30 = c30.add(v);
      c31 = c31.add(w);
      c40 = c40.add(v);
      c41 = c41.add(w);
      c50 = c50.add(v);
      c51 = c51.add(w);
      c60 = c60.add(v);
      c61 = c61.add(w);
      c70 = c70.add(v);
      c71 = c71.add(w);
    }
    c00.intoArray(out, o0);
    c01.intoArray(out, o0 + BLOCK);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + BLOCK);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + BLOCK);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + BLOCK);
    c40.intoArray(out, o4);
    c41.intoArray(out, o4 + BLOCK);
    c50.intoArray(out, o5);
    c51.intoArray(out, o5 + BLOCK);
    c60.intoArray(out, o6);
    c61.intoArray(out, o6 + BLOCK);
    c70.intoArray(out, o7);
    c71.intoArray(out, o7 + BLOCK);
  }
}
