package dev.holdout.engine.backend.cpu;

/** Products of double matrices. */
final class DoubleMatMul {

  static final int PANEL = 256;

  private DoubleMatMul() {}

  static void multiply(
      int m,
      int n,
      int depth,
      double[] a,
      int at,
      int rowA,
      int stepA,
      double[] b,
      int bt,
      int stepB,
      int colB,
      double[] bias,
      int biasAt,
      double[] out,
      int to) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double total = 0;
        for (int start = 0; start < depth; start += PANEL) {
          double chain = 0;
          for (int k = start; k < Math.min(depth, start + PANEL); k++) {
            chain = Math.fma(a[at + i * rowA + k * stepA], b[bt + k * stepB + j * colB], chain);
          }
          total = start == 0 ? chain : total + chain;
        }
        out[to + i * n + j] = bias == null ? total : total + bias[biasAt + j];
      }
    }
  }
}
