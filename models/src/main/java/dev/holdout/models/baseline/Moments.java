package dev.holdout.models.baseline;

import dev.holdout.models.Samples;

/**
 * Means and covariances of windows and returns; all divide by n.
 *
 * @param means of each number in a window
 * @param meanReturn of the returns
 * @param covariance of the numbers with each other
 * @param covarianceWithReturn of the numbers with the return
 */
record Moments(
    double[] means, double meanReturn, double[][] covariance, double[] covarianceWithReturn) {

  /** Two passes: the means first, so that nothing large is subtracted from something large. */
  static Moments of(Samples samples) {
    int width = samples.width();
    int size = samples.size();
    double[] means = new double[width];
    double meanReturn = 0;
    for (int i = 0; i < size; i++) {
      float[] window = samples.window(i);
      for (int j = 0; j < width; j++) {
        means[j] += window[j] / (double) size;
      }
      meanReturn += samples.returned(i) / size;
    }
    double[][] covariance = new double[width][width];
    double[] withReturn = new double[width];
    double[] centred = new double[width];
    for (int i = 0; i < size; i++) {
      float[] window = samples.window(i);
      for (int j = 0; j < width; j++) {
        centred[j] = window[j] - means[j];
        withReturn[j] += centred[j] * (samples.returned(i) - meanReturn) / size;
      }
      addProducts(covariance, centred);
    }
    for (int j = 0; j < width; j++) {
      for (int k = 0; k <= j; k++) {
        covariance[j][k] /= size;
        covariance[k][j] = covariance[j][k];
      }
    }
    return new Moments(means, meanReturn, covariance, withReturn);
  }

  /** Adds the lower half of the outer product. */
  private static void addProducts(double[][] covariance, double[] centred) {
    for (int j = 0; j < centred.length; j++) {
      double[] row = covariance[j];
      double factor = centred[j];
      for (int k = 0; k <= j; k++) {
        row[k] += factor * centred[k];
      }
    }
  }
}
