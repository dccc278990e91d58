package dev.holdout.models.baseline;

import dev.holdout.marketdata.BadInput;
import dev.holdout.models.PositionRange;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Samples;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Ridge regression of the return on the window, traded with a dead zone.
 *
 * <p>Forecast: {@code f = b + Σ w_j x_j}, where w minimises {@code mean (y − f)² + ridge · Σ w_j²};
 * b is not penalised. Position: 0 where {@code |f| ≤ costFraction}, since going there would cost
 * more than the forecast promises; else {@code f / scale} held in the range, where scale is the
 * standard deviation of the forecasts on the training samples. So one standard deviation of
 * forecast is a full position. Forecasts that move by less than a billionth of the returns' size
 * are rounding, and take no position.
 *
 * <p>The rule looks at one decision at a time: it does not know the position held. Leaving one
 * costs too, so it trades more than a rule that waits would.
 *
 * <p>Source: A. Hoerl and R. Kennard, "Ridge regression", Technometrics 12, 1970.
 */
public final class LinearForecast implements PositionRule {

  /** Enough to keep overlapping lags solvable on standardised features. */
  public static final double STANDARD_RIDGE = 0.1;

  private static final double ROUNDING = 1e-9;

  private final double[] weights;
  private final double intercept;
  private final double scale;
  private final double costFraction;
  private final PositionRange range;

  private LinearForecast(
      double[] weights, double intercept, double scale, double costFraction, PositionRange range) {
    this.weights = weights;
    this.intercept = intercept;
    this.scale = scale;
    this.costFraction = costFraction;
    this.range = range;
  }

  /**
   * @param train samples with returns, at least two
   * @param ridge penalty on the squared weights, above 0
   * @param costFraction cost of a change of position, as a share of traded value
   * @throws BadInput when there are fewer than two samples
   */
  public static LinearForecast fit(
      Samples train, double ridge, double costFraction, PositionRange range) {
    if (train.size() < 2) {
      throw new BadInput(
          "the linear baseline has " + train.size() + " samples",
          "fold",
          "a longer training span or a shorter lag");
    }
    if (!(ridge > 0) || !(costFraction >= 0)) {
      throw new IllegalArgumentException(
          "linear forecast: ridge is %s and cost fraction %s; the first must be above 0, the second 0 or more"
              .formatted(ridge, costFraction));
    }
    Moments moments = Moments.of(train);
    double[][] covariance = moments.covariance();
    for (int j = 0; j < covariance.length; j++) {
      covariance[j][j] += ridge;
    }
    double[] weights =
        new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false))
            .getSolver()
            .solve(new ArrayRealVector(moments.covarianceWithReturn(), false))
            .toArray();
    double intercept = moments.meanReturn();
    for (int j = 0; j < weights.length; j++) {
      intercept -= weights[j] * moments.means()[j];
    }
    double scale = deviation(train, weights, moments.means());
    return new LinearForecast(weights, intercept, scale, costFraction, range);
  }

  @Override
  public int width() {
    return weights.length;
  }

  /** The return expected after this window, a fraction. */
  public double forecast(float[] window) {
    if (window.length != weights.length) {
      throw new IllegalArgumentException(
          "linear forecast: the window has %d numbers, it was fitted on %d; cut it from the same frame"
              .formatted(window.length, weights.length));
    }
    double forecast = intercept;
    for (int j = 0; j < weights.length; j++) {
      forecast += weights[j] * window[j];
    }
    return forecast;
  }

  @Override
  public float position(float[] window) {
    return (float) position(forecast(window));
  }

  @Override
  public float[] positions(Samples samples) {
    float[] positions = new float[samples.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = position(samples.window(i));
    }
    return positions;
  }

  private double position(double forecast) {
    if (Math.abs(forecast) <= costFraction || scale == 0) {
      return 0;
    }
    return range.clamp(forecast / scale);
  }

  /** Standard deviation of the forecasts; 0 where it is rounding beside the returns. */
  private static double deviation(Samples train, double[] weights, double[] means) {
    double squares = 0;
    double returns = 0;
    for (int i = 0; i < train.size(); i++) {
      float[] window = train.window(i);
      double moved = 0;
      for (int j = 0; j < weights.length; j++) {
        moved += weights[j] * (window[j] - means[j]);
      }
      squares += moved * moved;
      returns += train.returned(i) * train.returned(i);
    }
    return squares > ROUNDING * ROUNDING * returns ? Math.sqrt(squares / train.size()) : 0;
  }
}
