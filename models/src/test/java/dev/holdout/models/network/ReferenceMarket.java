package dev.holdout.models.network;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.Policy;

/**
 * The market of the reference page: series of 20 returns, cut into 16 windows of four returns and
 * the one that follows. Each return is {@code rho} times the one before plus a standard normal
 * shock; the first is the shock alone.
 *
 * @param windows row-major, four a sample
 * @param next the return after each window
 */
record ReferenceMarket(float[] windows, float[] next, double rho) {

  static final int LAGS = 4;
  private static final int LENGTH = 20;

  static ReferenceMarket draw(int series, double rho, Philox random) {
    int each = LENGTH - LAGS;
    float[] windows = new float[series * each * LAGS];
    float[] next = new float[series * each];
    double[] x = new double[LENGTH];
    for (int s = 0; s < series; s++) {
      for (int t = 0; t < LENGTH; t++) {
        x[t] = random.normal() + (t == 0 ? 0 : rho * x[t - 1]);
      }
      for (int w = 0; w < each; w++) {
        int sample = s * each + w;
        for (int lag = 0; lag < LAGS; lag++) {
          windows[sample * LAGS + lag] = (float) x[w + lag];
        }
        next[sample] = (float) x[w + LAGS];
      }
    }
    return new ReferenceMarket(windows, next, rho);
  }

  int size() {
    return next.length;
  }

  Tensor windows(int[] indices) {
    float[] gathered = new float[indices.length * LAGS];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(windows, indices[i] * LAGS, gathered, i * LAGS, LAGS);
    }
    return Tensor.of(gathered, indices.length, LAGS);
  }

  Tensor next(int[] indices) {
    float[] gathered = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      gathered[i] = next[indices[i]];
    }
    return Tensor.of(gathered, indices.length);
  }

  float[] positions(Policy policy) {
    Tensor all = Tensor.wrap(windows, 0, new int[] {size(), LAGS}, new int[] {LAGS, 1});
    return Autograd.noGrad(() -> policy.forward(all).toFloatArray());
  }

  /** Mean of position times the return that followed. */
  double earned(float[] positions) {
    double sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += positions[i] * next[i];
    }
    return sum / positions.length;
  }

  /** Mean of position times the return that was to be expected: free of the luck of the draw. */
  double skill(float[] positions) {
    double sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += positions[i] * rho * windows[i * LAGS + LAGS - 1];
    }
    return sum / positions.length;
  }

  /** What the rule that knows rho earns: the ceiling of {@link #skill}. */
  double ceiling() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += Math.max(rho * windows[i * LAGS + LAGS - 1], 0);
    }
    return sum / size();
  }
}
