package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/** Products of integer matrices, wrapping; exact, so that no order has to be kept. */
final class LongMatMul {

  private LongMatMul() {}

  /** out = left · right (+ bias on every row), 2-d; out row-major. */
  static void multiply(Strided left, Strided right, Strided bias, Strided out) {
    long[] a = ((LongStorage) left.storage()).values;
    long[] b = ((LongStorage) right.storage()).values;
    long[] y = ((LongStorage) out.storage()).values;
    int depth = left.shape()[1];
    int width = out.shape()[1];
    for (int i = 0; i < out.shape()[0]; i++) {
      int row = left.offset() + i * left.strides()[0];
      for (int j = 0; j < width; j++) {
        int column = right.offset() + j * right.strides()[1];
        long sum = bias == null ? 0 : ((LongStorage) bias.storage()).values[bias.offset() + j];
        for (int k = 0; k < depth; k++) {
          sum += a[row + k * left.strides()[1]] * b[column + k * right.strides()[0]];
        }
        y[out.offset() + i * width + j] = sum;
      }
    }
  }
}
