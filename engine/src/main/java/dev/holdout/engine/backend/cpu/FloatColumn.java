package dev.holdout.engine.backend.cpu;

/**
 * A float matrix times one column, the head of a network with one output: lanes would hold fifteen
 * columns that are not there, so eight rows go side by side as plain numbers. Each row is the same
 * fma chain, in panels of {@link FloatMatMul#PANEL}, as in the product of matrices.
 */
final class FloatColumn {

  private FloatColumn() {}

  /**
   * out = left · column (+ bias); {@code out} from {@code to} on holds one number a row.
   *
   * @param biasStep from one row's bias to the next; 0 where all rows have one
   */
  static void multiply(
      FloatMatrix left,
      FloatMatrix column,
      float[] bias,
      int biasAt,
      int biasStep,
      float[] out,
      int to) {
    int depth = left.columns();
    for (int start = 0; start < depth; start += FloatMatMul.PANEL) {
      int length = Math.min(FloatMatMul.PANEL, depth - start);
      int at = left.at() + start * left.stepColumn();
      int bt = column.at() + start * column.stepRow();
      int i = 0;
      boolean beside = left.stepColumn() == 1 && column.stepRow() == 1;
      for (; beside && i + 8 <= left.rows(); i += 8) {
        runs(left, at + i * left.stepRow(), column, bt, length, start == 0, out, to + i);
      }
      for (; i + 8 <= left.rows(); i += 8) {
        eight(left, at + i * left.stepRow(), column, bt, length, start == 0, out, to + i);
      }
      for (; i < left.rows(); i++) {
        one(left, at + i * left.stepRow(), column, bt, length, start == 0, out, to + i);
      }
    }
    if (bias != null) {
      for (int i = 0; i < left.rows(); i++) {
        out[to + i] += bias[biasAt + i * biasStep];
      }
    }
  }

  /** Eight rows whose numbers lie side by side: bounds are checked once. */
  private static void runs(
      FloatMatrix left,
      int at,
      FloatMatrix column,
      int bt,
      int n,
      boolean first,
      float[] out,
      int to) {
    float[] a = left.values();
    float[] b = column.values();
    int row = left.stepRow();
    float c0 = 0;
    float c1 = 0;
    float c2 = 0;
    float c3 = 0;
    float c4 = 0;
    float c5 = 0;
    float c6 = 0;
    float c7 = 0;
    int a1 = at + row;
    int a2 = a1 + row;
    int a3 = a2 + row;
    int a4 = a3 + row;
    int a5 = a4 + row;
    int a6 = a5 + row;
    int a7 = a6 + row;
    for (int k = 0; k < n; k++) {
      float v = b[bt + k];
      c0 = Math.fma(a[at + k], v, c0);
      c1 = Math.fma(a[a1 + k], v, c1);
      c2 = Math.fma(a[a2 + k], v, c2);
      c3 = Math.fma(a[a3 + k], v, c3);
      c4 = Math.fma(a[a4 + k], v, c4);
      c5 = Math.fma(a[a5 + k], v, c5);
      c6 = Math.fma(a[a6 + k], v, c6);
      c7 = Math.fma(a[a7 + k], v, c7);
    }
    out[to] = first ? c0 : out[to] + c0;
    out[to + 1] = first ? c1 : out[to + 1] + c1;
    out[to + 2] = first ? c2 : out[to + 2] + c2;
    out[to + 3] = first ? c3 : out[to + 3] + c3;
    out[to + 4] = first ? c4 : out[to + 4] + c4;
    out[to + 5] = first ? c5 : out[to + 5] + c5;
    out[to + 6] = first ? c6 : out[to + 6] + c6;
    out[to + 7] = first ? c7 : out[to + 7] + c7;
  }

  private static void eight(
      FloatMatrix left,
      int at,
      FloatMatrix column,
      int bt,
      int n,
      boolean first,
      float[] out,
      int to) {
    float[] a = left.values();
    float[] b = column.values();
    int row = left.stepRow();
    float c0 = 0;
    float c1 = 0;
    float c2 = 0;
    float c3 = 0;
    float c4 = 0;
    float c5 = 0;
    float c6 = 0;
    float c7 = 0;
    for (int k = 0, i = at, j = bt; k < n; k++, i += left.stepColumn(), j += column.stepRow()) {
      float v = b[j];
      c0 = Math.fma(a[i], v, c0);
      c1 = Math.fma(a[i + row], v, c1);
      c2 = Math.fma(a[i + 2 * row], v, c2);
      c3 = Math.fma(a[i + 3 * row], v, c3);
      c4 = Math.fma(a[i + 4 * row], v, c4);
      c5 = Math.fma(a[i + 5 * row], v, c5);
      c6 = Math.fma(a[i + 6 * row], v, c6);
      c7 = Math.fma(a[i + 7 * row], v, c7);
    }
    out[to] = first ? c0 : out[to] + c0;
    out[to + 1] = first ? c1 : out[to + 1] + c1;
    out[to + 2] = first ? c2 : out[to + 2] + c2;
    out[to + 3] = first ? c3 : out[to + 3] + c3;
    out[to + 4] = first ? c4 : out[to + 4] + c4;
    out[to + 5] = first ? c5 : out[to + 5] + c5;
    out[to + 6] = first ? c6 : out[to + 6] + c6;
    out[to + 7] = first ? c7 : out[to + 7] + c7;
  }

  private static void one(
      FloatMatrix left,
      int at,
      FloatMatrix column,
      int bt,
      int n,
      boolean first,
      float[] out,
      int to) {
    float chain = 0;
    for (int k = 0, i = at, j = bt; k < n; k++, i += left.stepColumn(), j += column.stepRow()) {
      chain = Math.fma(left.values()[i], column.values()[j], chain);
    }
    out[to] = first ? chain : out[to] + chain;
  }
}
