package dev.holdout.engine.backend.cpu;

/** Products of float matrices. */
final class FloatMatMul {

  static final int PANEL = 256;

  private FloatMatMul() {}

  static void multiply(
      int m,
      int n,
      int depth,
      float[] a,
      int at,
      int rowA,
      int stepA,
      float[] b,
      int bt,
      int stepB,
      int colB,
      float[] bias,
      int biasAt,
      float[] out,
      int to) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float total = 0;
        for (int start = 0; start < depth; start += PANEL) {
          float chain = 0;
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
