package dev.holdout.backtest.stats.multiple;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What is left of a Sharpe ratio once its p-value is adjusted for the number of trials.
 *
 * <p>Formula: two-sided Student t with T - 1 degrees of freedom, {@code t = |SR| sqrt(T)}; the
 * adjusted p turned back into a ratio, {@code sign(SR) t_adj / sqrt(T) sqrt(A)}, and {@code haircut
 * = 1 - SR_adj / SR}. <br>
 * Unit: probability; ratio a year; fraction. Range: 0 to 1; from 0 to the plain ratio; 0 to 1. <br>
 * Convention: the p-values are the researcher's own, not draws of a model as in Harvey and Liu's
 * program; an adjusted p of 1 leaves a ratio of 0 and a haircut of 1. <br>
 * Source: C. R. Harvey and Y. Liu, Backtesting, 2015.
 *
 * @param pValue plain, two-sided
 * @param adjustedP for the number of trials
 * @param adjustedSharpe annual
 * @param haircut share of the plain ratio that is lost; NaN for a ratio of 0
 */
public record Haircut(double pValue, double adjustedP, double adjustedSharpe, double haircut) {

  private static final int STEPS = 4;

  /**
   * Of one ratio out of {@code trials}; the others count as worse, so that Holm's adjustment equals
   * Bonferroni's and BHY's is the harmonic sum times that.
   *
   * @param sharpe per period; NaN where it is not defined
   * @param periods number of returns, 2 or more
   * @param periodsPerYear above 0
   * @param trials number of all trials ever made, 1 or more
   */
  public static Haircut of(
      double sharpe, int periods, double periodsPerYear, int trials, PValues method) {
    requireSettings(periods, periodsPerYear);
    if (trials < 1) {
      throw new IllegalArgumentException(
          "trials is " + trials + "; pass the number of all trials ever made, 1 or more");
    }
    double plain = pValue(sharpe, periods);
    if (Double.isNaN(plain)) {
      return new Haircut(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] family = new double[trials];
    Arrays.fill(family, 1);
    family[0] = plain;
    return of(sharpe, periods, periodsPerYear, plain, method.adjust(family)[0]);
  }

  /**
   * Of a family, in its order.
   *
   * @param sharpes per period, one a trial, all trials ever made
   * @param periods number of returns of each, 2 or more
   * @param periodsPerYear above 0
   * @throws IllegalArgumentException for a ratio that is NaN or infinite, with its index
   */
  public static Haircut[] ofFamily(
      double[] sharpes, int periods, double periodsPerYear, PValues method) {
    requireSettings(periods, periodsPerYear);
    double[] plain = new double[sharpes.length];
    for (int i = 0; i < plain.length; i++) {
      if (!Double.isFinite(sharpes[i])) {
        throw new IllegalArgumentException(
            "Sharpe ratio " + i + " is " + sharpes[i] + "; leave trials without one out");
      }
      plain[i] = pValue(sharpes[i], periods);
    }
    double[] adjusted = method.adjust(plain);
    Haircut[] haircuts = new Haircut[plain.length];
    for (int i = 0; i < haircuts.length; i++) {
      haircuts[i] = of(sharpes[i], periods, periodsPerYear, plain[i], adjusted[i]);
    }
    return haircuts;
  }

  private static Haircut of(
      double sharpe, int periods, double periodsPerYear, double plain, double adjusted) {
    double t = quantile(adjusted, periods, Math.abs(sharpe) * Math.sqrt(periods));
    double ratio = Math.signum(sharpe) * t / Math.sqrt(periods);
    double annual = ratio * Math.sqrt(periodsPerYear);
    return new Haircut(plain, adjusted, annual, sharpe == 0 ? Double.NaN : 1 - ratio / sharpe);
  }

  private static double pValue(double sharpe, int periods) {
    if (Double.isNaN(sharpe)) {
      return Double.NaN;
    }
    TDistribution student = new TDistribution(null, periods - 1.0);
    return 2 * student.cumulativeProbability(-Math.abs(sharpe) * Math.sqrt(periods));
  }

  /** The t at or above 0 whose two tails hold p; the library's answer, polished by Newton. */
  private static double quantile(double p, int periods, double plain) {
    if (p == 1) {
      return 0;
    }
    if (p == 0) {
      return plain;
    }
    TDistribution student = new TDistribution(null, periods - 1.0);
    double t = -student.inverseCumulativeProbability(p / 2);
    for (int i = 0; i < STEPS; i++) {
      double tail = student.cumulativeProbability(-t);
      t += (Math.log(tail) - Math.log(p / 2)) * tail / student.density(t);
    }
    return t;
  }

  private static void requireSettings(int periods, double periodsPerYear) {
    if (periods < 2) {
      throw new IllegalArgumentException(
          "a haircut of a ratio from " + periods + " returns; it takes 2 or more");
    }
    if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
      throw new IllegalArgumentException(
          "periodsPerYear is " + periodsPerYear + "; pass 252, 365, 52 or 12, say");
    }
  }
}
