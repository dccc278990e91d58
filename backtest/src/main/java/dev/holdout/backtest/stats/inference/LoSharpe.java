package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.Samples;

/**
 * Sharpe ratio over q periods that heeds autocorrelation: smoothed or overlapping returns look
 * better per year than they are.
 *
 * <p>Formula: {@code SR(q) = eta(q) SR}, {@code eta(q) = q / sqrt(q + 2 sum_{k=1}^{q-1} (q - k)
 * rho_k)}. <br>
 * Unit: ratio over q periods. Range: any. <br>
 * Convention: biased autocorrelations; lags that are not given count as 0; NaN where the root has
 * nothing above 0. quantstats' "smart" Sharpe is another figure. <br>
 * Source: A. W. Lo, The Statistics of Sharpe Ratios, 2002.
 *
 * @param sharpe per period
 * @param rhos autocorrelations at lags 1, 2, ...; as many as were used
 * @param eta factor from one period to q; {@code sqrt(q)} for independent returns
 * @param value the ratio over q periods
 */
public record LoSharpe(double sharpe, double[] rhos, double eta, double value) {

  /**
   * Of a series with as many lags as {@link #defaultLags} says.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param q periods to aggregate over, such as the periods a year; 1 or more
   */
  public static LoSharpe of(double[] returns, int q) {
    return of(returns, q, defaultLags(returns.length));
  }

  /**
   * Of a series; everything is NaN for fewer than two returns or a flat series.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param q periods to aggregate over, 1 or more
   * @param lags autocorrelations to use, 0 or more; at most q - 1 and T - 1 of them count
   */
  public static LoSharpe of(double[] returns, int q, int lags) {
    SharpeInference.requireLags(lags);
    double sharpe = Performance.sharpe(returns, 0, 1);
    int used = Math.max(0, Math.min(lags, Math.min(q - 1, returns.length - 1)));
    double[] rhos = autocorrelations(returns, used);
    double eta = eta(rhos, q);
    return new LoSharpe(sharpe, rhos, eta, eta * sharpe);
  }

  /**
   * Factor from a Sharpe ratio per period to one over q periods.
   *
   * @param rhos autocorrelations at lags 1, 2, ...; those beyond q - 1 are not read
   * @param q 1 or more
   * @return NaN where the variance over q periods is not above 0
   */
  public static double eta(double[] rhos, int q) {
    if (q < 1) {
      throw new IllegalArgumentException(
          "q is " + q + "; pass the number of periods to aggregate over, 1 or more");
    }
    double variance = q;
    for (int k = 1; k <= Math.min(q - 1, rhos.length); k++) {
      variance += 2 * (q - k) * rhos[k - 1];
    }
    return variance > 0 ? q / Math.sqrt(variance) : Double.NaN;
  }

  /**
   * Lags worth estimating from T returns: {@code floor(4 (T / 100)^(2/9))}, the rule of Newey and
   * West; more are noise.
   */
  public static int defaultLags(int periods) {
    return (int) Math.floor(4 * Math.pow(periods / 100.0, 2.0 / 9));
  }

  /**
   * Biased autocorrelations at lags 1 to {@code lags}; NaN for a flat series, 0 from lag T on.
   *
   * @throws IllegalArgumentException with the index of the first NaN or infinite value
   */
  public static double[] autocorrelations(double[] values, int lags) {
    Samples.requireFinite("values", values);
    double[] rhos = new double[lags];
    double mean = Samples.mean(values);
    double total = Samples.isFlat(values) ? Double.NaN : 0;
    for (double value : values) {
      total += (value - mean) * (value - mean);
    }
    for (int k = 1; k <= lags; k++) {
      double sum = 0;
      for (int t = k; t < values.length; t++) {
        sum += (values[t] - mean) * (values[t - k] - mean);
      }
      rhos[k - 1] = sum / total;
    }
    return rhos;
  }
}
