package dev.holdout.backtest.stats.inference;

/**
 * Deflated Sharpe ratio: how surely the best of N trials is better than luck's best of N.
 *
 * <p>Formula: {@code PSR(SR0)} with {@code SR0 = sqrt(V) E[max_N]}, V the variance (N - 1) of the
 * trials' Sharpe ratios. <br>
 * Unit: probability. Range: 0 to 1. <br>
 * Convention: all ratios per period; N and V from the same trials; the trials' mean is neither
 * added nor subtracted, since the null is no skill. mlfinlab and RiskLabAI divide V by N. <br>
 * Source: D. H. Bailey and M. Lopez de Prado, The Deflated Sharpe Ratio, 2014.
 *
 * @param value the probability; NaN where it is not defined
 * @param threshold SR0 per period, what luck alone would reach
 * @param n number of trials
 * @param variance V of the trials' Sharpe ratios per period
 */
public record DeflatedSharpe(double value, double threshold, double n, double variance) {

  /**
   * Of the selected trial's returns.
   *
   * @param selectedReturns simple returns a period of the chosen trial, after costs, oldest first
   * @param varianceOfTrialSharpes of ratios per period, 0 or more; NaN where fewer than two trials
   *     have a ratio
   * @param n number of all trials, 1 or more
   */
  public static DeflatedSharpe of(
      double[] selectedReturns, double varianceOfTrialSharpes, double n) {
    return of(SharpeSample.of(selectedReturns), varianceOfTrialSharpes, n);
  }

  /** Of the selected trial's ratio and moments. */
  public static DeflatedSharpe of(SharpeSample selected, double varianceOfTrialSharpes, double n) {
    double threshold = threshold(varianceOfTrialSharpes, n);
    return new DeflatedSharpe(
        SharpeInference.psr(selected, threshold), threshold, n, varianceOfTrialSharpes);
  }

  /**
   * The same with V no larger than luck alone makes it: the published V is that of trials without
   * skill, and where some of the trials have skill and some have not, their spread is not luck.
   *
   * <p>Formula: {@code PSR(SR0)} with {@code SR0 = sqrt(min(V, 1 / (T - 1))) E[max_N]}. <br>
   * Unit: probability. Range: 0 to 1, never below {@link #of(double[], double, double)}. <br>
   * Convention: {@code 1 / (T - 1)} is the sampling variance of a Sharpe ratio that is truly 0, the
   * bracket of the PSR at 0; independent trials of that variance have the largest expected maximum
   * of all that are not negatively correlated (Slepian), so the threshold is never below what N
   * trials without skill reach. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Deflated Sharpe Ratio, 2014, for SR0; D. H.
   * Bailey, J. Borwein, M. Lopez de Prado and Q. J. Zhu, Pseudo-Mathematics and Financial
   * Charlatanism, 2014, for the variance of trials without skill.
   *
   * @param selectedReturns simple returns a period of the chosen trial, after costs, oldest first
   * @param varianceOfTrialSharpes of ratios per period, 0 or more; NaN where fewer than two trials
   *     have a ratio
   * @param n number of all trials, 1 or more
   */
  public static DeflatedSharpe withoutSkill(
      double[] selectedReturns, double varianceOfTrialSharpes, double n) {
    double luck = 1.0 / Math.max(1, selectedReturns.length - 1);
    return of(selectedReturns, Math.min(varianceOfTrialSharpes, luck), n);
  }

  /**
   * {@code SR0}: 0 for one trial; NaN where V is not defined.
   *
   * @throws IllegalArgumentException for a variance below 0 or fewer trials than 1
   */
  static double threshold(double variance, double n) {
    if (variance < 0 || Double.isInfinite(variance)) {
      throw new IllegalArgumentException(
          "variance of the trials' Sharpe ratios is " + variance + "; it must be 0 or more");
    }
    double expected = ExpectedMaximum.of(n);
    return n == 1 ? 0 : Math.sqrt(variance) * expected;
  }

  /** What a reader must be told beside the value; empty if nothing. */
  public String warning() {
    if (n == 1) {
      return "1 trial: nothing to deflate, so this is the PSR against 0";
    }
    if (variance == 0) {
      return "all trials have the same Sharpe ratio: nothing to deflate, so this is the PSR"
          + " against 0";
    }
    return "";
  }

  /**
   * The best of a family of trials, by Sharpe ratio.
   *
   * @param deflated of the best, with N the number of trials that have a ratio
   * @param selected index of the best, the lowest of equals; -1 when none has a ratio
   * @param sharpe of the best, per period
   * @param psr against 0 of the best
   * @param undefined number of trials without a ratio (flat ones)
   */
  public record Best(
      DeflatedSharpe deflated, int selected, double sharpe, double psr, int undefined) {}

  /**
   * Picks the best of several trials and deflates it; flat trials are left out of V and N and
   * counted in {@link Best#undefined}.
   *
   * @param columns returns a period, one array a trial, equal lengths
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  public static Best ofTrials(double[][] columns) {
    double[] ratios = TrialColumns.sharpes(columns);
    int selected = -1;
    int defined = 0;
    for (int i = 0; i < ratios.length; i++) {
      if (!Double.isNaN(ratios[i])) {
        defined++;
        selected = selected < 0 || ratios[i] > ratios[selected] ? i : selected;
      }
    }
    int undefined = ratios.length - defined;
    if (selected < 0) {
      DeflatedSharpe none = new DeflatedSharpe(Double.NaN, Double.NaN, 0, Double.NaN);
      return new Best(none, -1, Double.NaN, Double.NaN, undefined);
    }
    double variance = TrialColumns.varianceOfDefined(ratios);
    return new Best(
        of(columns[selected], variance, defined),
        selected,
        ratios[selected],
        SharpeInference.psr(columns[selected], 0),
        undefined);
  }

  /** Variance (N - 1) of the Sharpe ratios per period of those trials that have one. */
  public static double varianceOfSharpes(double[][] columns) {
    return TrialColumns.varianceOfDefined(TrialColumns.sharpes(columns));
  }
}
