package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;

/**
 * Random orthogonal matrices, evenly spread: rows of normal numbers made orthogonal by Gram and
 * Schmidt, twice over, so that rounding leaves nothing of the rows before.
 */
final class Orthogonal {

  private Orthogonal() {}

  /** Row-major [rows, columns]; the shorter side's vectors have length gain and right angles. */
  static double[] draw(int rows, int columns, double gain, Philox random) {
    int vectors = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] basis = new double[vectors][length];
    for (int v = 0; v < vectors; v++) {
      do {
        for (int i = 0; i < length; i++) {
          basis[v][i] = random.normal();
        }
      } while (!orthogonalise(basis, v));
    }
    double[] values = new double[rows * columns];
    for (int v = 0; v < vectors; v++) {
      for (int i = 0; i < length; i++) {
        values[rows <= columns ? v * columns + i : i * columns + v] = gain * basis[v][i];
      }
    }
    return values;
  }

  /** Frees vector v from those before it and gives it length 1; false if nothing was left. */
  private static boolean orthogonalise(double[][] basis, int v) {
    double[] vector = basis[v];
    for (int pass = 0; pass < 2; pass++) {
      for (int before = 0; before < v; before++) {
        double along = dot(vector, basis[before]);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= along * basis[before][i];
        }
      }
    }
    double length = Math.sqrt(dot(vector, vector));
    if (length < 1e-9) {
      return false;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
