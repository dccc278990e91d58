package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;

/**
 * Block length that a bootstrap should have, from the series' own memory.
 *
 * <p>Formula: {@code (2 G^2 / D)^(1/3) n^(1/3)}, {@code G = 2 sum lambda(k / M) k gamma_k}, {@code
 * D = 2 g0^2} (stationary) or {@code 4/3 g0^2} (circular), {@code g0 = gamma_0 + 2 sum lambda(k /
 * M) gamma_k}, lambda flat to 1/2 and falling to 0 at 1, {@code M = min(2 m, m_max)}, m the first
 * lag from which K_n lags in a row are insignificant. <br>
 * Unit: periods. Range: 1 to {@code ceil(min(3 sqrt(n), n / 3))}. <br>
 * Convention: m is the first lag of the insignificant run, as in R's np and arch, not the one
 * before; 1 for a flat series. Code from before 2009 has another constant. <br>
 * Source: D. N. Politis and H. White, Automatic Block-Length Selection, 2004; A. Patton, D. N.
 * Politis and H. White, Correction, 2009.
 *
 * @param stationary mean length for the stationary bootstrap
 * @param circular length for the circular block bootstrap
 * @param lag m
 */
public record BlockLength(double stationary, double circular, int lag) {

  /** Mean length for the stationary bootstrap of a mean. */
  public static double stationary(double[] series) {
    return of(series).stationary();
  }

  /** Mean length for the stationary bootstrap of a Sharpe ratio: of returns and their squares. */
  public static double stationaryForSharpe(double[] returns) {
    return Math.max(of(returns).stationary(), of(squares(returns)).stationary());
  }

  /** Length for the circular bootstrap of a Sharpe ratio: of returns and their squares. */
  public static double circularForSharpe(double[] returns) {
    return Math.max(of(returns).circular(), of(squares(returns)).circular());
  }

  private static double[] squares(double[] values) {
    double[] squares = new double[values.length];
    for (int t = 0; t < squares.length; t++) {
      squares[t] = values[t] * values[t];
    }
    return squares;
  }

  /**
   * @param series oldest first
   * @throws IllegalArgumentException with the index of the first NaN or infinite value
   */
  public static BlockLength of(double[] series) {
    Samples.requireFinite("series", series);
    int n = series.length;
    if (n < 2 || Samples.isFlat(series)) {
      return new BlockLength(1, 1, 1);
    }
    int run = Math.max(5, (int) Math.ceil(Math.log10(n)));
    int most = (int) Math.ceil(Math.sqrt(n)) + run;
    double[] gamma = autocovariances(series, most);
    int lag = memory(gamma, run, 2 * Math.sqrt(Math.log10(n) / n));
    int window = Math.min(2 * lag, most);
    double spectrum = gamma[0];
    double slope = 0;
    for (int k = 1; k <= window; k++) {
      double weight = flatTop((double) k / window);
      spectrum += 2 * weight * gamma[k];
      slope += 2 * weight * k * gamma[k];
    }
    double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
    double square = spectrum * spectrum;
    return new BlockLength(
        length(slope, 2 * square, n, longest), length(slope, 4.0 / 3 * square, n, longest), lag);
  }

  private static double length(double slope, double variance, int n, double longest) {
    if (variance == 0) {
      return 1;
    }
    double length = Math.cbrt(2 * slope * slope / variance) * Math.cbrt(n);
    return Math.max(1, Math.min(length, longest));
  }

  private static double flatTop(double t) {
    return t <= 0.5 ? 1 : 2 * (1 - t);
  }

  /** Autocovariances at lags 0 to {@code most}, dividing by n; 0 from lag n on. */
  private static double[] autocovariances(double[] series, int most) {
    double[] x = Samples.minus(series, Samples.mean(series));
    double[] gamma = new double[most + 1];
    for (int k = 0; k <= most; k++) {
      double sum = 0;
      for (int t = k; t < x.length; t++) {
        sum += x[t] * x[t - k];
      }
      gamma[k] = sum / x.length;
    }
    return gamma;
  }

  private static int memory(double[] gamma, int run, double bound) {
    int quiet = 0;
    int last = 1;
    for (int k = 1; k < gamma.length; k++) {
      if (Math.abs(gamma[k] / gamma[0]) < bound) {
        quiet++;
        if (quiet == run) {
          return k - run + 1;
        }
      } else {
        quiet = 0;
        last = k;
      }
    }
    return last;
  }
}
