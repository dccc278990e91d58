package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;
import static dev.holdout.engine.backend.cpu.FloatSums.PARTIALS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Rows of floats, normalised: each row's sums are made in the order written at {@link FloatSums},
 * sums over rows in the same order by column. {@link DoubleNorms} is the twin that reads as the
 * formula does; every step is rounded as it is there.
 */
final class FloatNorms {

  /** One row of numbers. */
  record Scale(float[] values, int at) {}

  /** Where gradients go; null where none is wanted. */
  record Gradients(float[] ofInput, float[] ofWeight, float[] ofBias) {}

  private final int n;
  private final double eps;
  private final float[] partial = new float[PARTIALS];
  private final float[] other = new float[PARTIALS];

  private FloatNorms(int n, double eps) {
    this.n = n;
    this.eps = eps;
  }

  /** Rows of n numbers; weight and bias may be null. */
  static void value(
      float[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      Scale bias,
      float[] out,
      int to,
      int rows) {
    FloatNorms norms = new FloatNorms(n, eps);
    for (int r = 0; r < rows; r++) {
      float scale = norms.centre(x, at + r * n, out, to + r * n);
      norms.scale(out, to + r * n, scale, weight, bias);
    }
  }

  /** The gradients for a gradient g that arrives for {@link #value}. */
  static void gradient(
      float[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      float[] g,
      int gAt,
      int rows,
      Gradients to) {
    FloatNorms norms = new FloatNorms(n, eps);
    float[] hat = new float[n];
    float[] arriving = new float[n];
    float[] weights = to.ofWeight == null ? null : new float[PARTIALS * n];
    float[] biases = to.ofBias == null ? null : new float[PARTIALS * n];
    for (int r = 0; r < rows; r++) {
      int from = gAt + r * n;
      int column = (r & (PARTIALS - 1)) * n;
      float scale = norms.centre(x, at + r * n, hat, 0);
      norms.scale(hat, 0, scale, null, null);
      if (weights != null) {
        norms.addProduct(weights, column, g, from, hat);
      }
      if (biases != null) {
        norms.add(biases, column, g, from);
      }
      if (to.ofInput != null) {
        norms.input(g, from, weight, hat, arriving, scale, to.ofInput, r * n);
      }
    }
    norms.folded(weights, to.ofWeight);
    norms.folded(biases, to.ofBias);
  }

  /**
   * x less its mean into out; returns 1 / √(variance + eps). The mean is that of the distances from
   * the first number, so that a row of equal numbers is exactly 0 less its mean.
   */
  private float centre(float[] x, int at, float[] out, int to) {
    float first = x[at];
    int whole = n & -PARTIALS;
    Arrays.fill(partial, 0);
    for (int part = 0; part < PARTIALS && whole > 0; part += LANES.length()) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int j = part; j < whole; j += PARTIALS) {
        sum = sum.add(FloatVector.fromArray(LANES, x, at + j).sub(first));
      }
      sum.intoArray(partial, part);
    }
    for (int j = whole; j < n; j++) {
      partial[j - whole] += x[at + j] - first;
    }
    float mean = first + folded(partial) / n;
    Arrays.fill(partial, 0);
    for (int part = 0; part < PARTIALS && whole > 0; part += LANES.length()) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int j = part; j < whole; j += PARTIALS) {
        FloatVector centred = FloatVector.fromArray(LANES, x, at + j).sub(mean);
        centred.intoArray(out, to + j);
        sum = sum.add(centred.mul(centred));
      }
      sum.intoArray(partial, part);
    }
    for (int j = whole; j < n; j++) {
      float centred = x[at + j] - mean;
      out[to + j] = centred;
      partial[j - whole] += centred * centred;
    }
    return (float) (1 / Math.sqrt(folded(partial) / n + eps));
  }

  /** x times the scale, times the weight, plus the bias, in place. */
  private void scale(float[] x, int at, float scale, Scale weight, Scale bias) {
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector value = FloatVector.fromArray(LANES, x, at + j).mul(scale);
      if (weight != null) {
        value = value.mul(FloatVector.fromArray(LANES, weight.values, weight.at + j));
      }
      if (bias != null) {
        value = value.add(FloatVector.fromArray(LANES, bias.values, bias.at + j));
      }
      value.intoArray(x, at + j);
    }
    for (; j < n; j++) {
      float value = x[at + j] * scale;
      value = weight == null ? value : value * weight.values[weight.at + j];
      x[at + j] = bias == null ? value : value + bias.values[bias.at + j];
    }
  }

  /** The gradient of one row of x. */
  private void input(
      float[] g,
      int from,
      Scale weight,
      float[] hat,
      float[] arriving,
      float scale,
      float[] out,
      int to) {
    int whole = n & -PARTIALS;
    Arrays.fill(partial, 0);
    Arrays.fill(other, 0);
    for (int part = 0; part < PARTIALS && whole > 0; part += LANES.length()) {
      FloatVector sum = FloatVector.zero(LANES);
      FloatVector along = FloatVector.zero(LANES);
      for (int j = part; j < whole; j += PARTIALS) {
        FloatVector u = FloatVector.fromArray(LANES, g, from + j);
        if (weight != null) {
          u = u.mul(FloatVector.fromArray(LANES, weight.values, weight.at + j));
        }
        u.intoArray(arriving, j);
        sum = sum.add(u);
        along = along.add(u.mul(FloatVector.fromArray(LANES, hat, j)));
      }
      sum.intoArray(partial, part);
      along.intoArray(other, part);
    }
    for (int j = whole; j < n; j++) {
      float u = weight == null ? g[from + j] : g[from + j] * weight.values[weight.at + j];
      arriving[j] = u;
      partial[j - whole] += u;
      other[j - whole] += u * hat[j];
    }
    float mean = folded(partial) / n;
    float along = folded(other) / n;
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector u = FloatVector.fromArray(LANES, arriving, j).sub(mean);
      u.sub(FloatVector.fromArray(LANES, hat, j).mul(along)).mul(scale).intoArray(out, to + j);
    }
    for (; j < n; j++) {
      out[to + j] = ((arriving[j] - mean) - hat[j] * along) * scale;
    }
  }

  private void addProduct(float[] sums, int column, float[] g, int from, float[] hat) {
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector product =
          FloatVector.fromArray(LANES, g, from + j).mul(FloatVector.fromArray(LANES, hat, j));
      FloatVector.fromArray(LANES, sums, column + j).add(product).intoArray(sums, column + j);
    }
    for (; j < n; j++) {
      sums[column + j] += g[from + j] * hat[j];
    }
  }

  private void add(float[] sums, int column, float[] g, int from) {
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector.fromArray(LANES, sums, column + j)
          .add(FloatVector.fromArray(LANES, g, from + j))
          .intoArray(sums, column + j);
    }
    for (; j < n; j++) {
      sums[column + j] += g[from + j];
    }
  }

  /** The upper half of the partial sums onto the lower: 8, 4, 2, 1. */
  private static float folded(float[] sums) {
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        sums[l] += sums[l + half];
      }
    }
    return sums[0];
  }

  /** As above, of n columns. */
  private void folded(float[] sums, float[] out) {
    if (sums == null) {
      return;
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half * n; l++) {
        sums[l] += sums[l + half * n];
      }
    }
    System.arraycopy(sums, 0, out, 0, n);
  }
}
