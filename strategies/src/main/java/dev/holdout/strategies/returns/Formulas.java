package dev.holdout.strategies.returns;

import static java.util.Map.entry;

import java.util.Map;

/** Formula, convention and source of each figure, as a reader sees them beside it. */
final class Formulas {

  private static final String MOMENTS =
      " Joanes and Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998.";
  private static final String HARVEY =
      " of the two-sided t-test's p-value, turned back into a ratio; the share that is lost."
          + " Harvey and Liu, Backtesting, 2015.";

  private static final Map<String, String> ALL =
      Map.ofEntries(
          entry("total_return", "prod(1 + r) - 1."),
          entry("cagr", "prod(1 + r)^(A / T) - 1; T counts periods, A is their number a year."),
          entry("volatility", "std(r) sqrt(A), dividing by T - 1."),
          entry("sharpe", "mean(r) / std(r) sqrt(A), dividing by T - 1. Sharpe 1994."),
          entry(
              "sortino",
              "mean(r) / sqrt(mean(min(r, 0)^2)) sqrt(A), both over all T. Sortino and van der Meer"
                  + " 1991."),
          entry("calmar", "growth a year / |max drawdown|, over the whole sample. Young 1991."),
          entry("omega", "sum of max(r, 0) / sum of max(-r, 0). Keating and Shadwick 2002."),
          entry("max_drawdown", "min of E_t / max(E_s, s <= t) - 1, E_0 = 1 included."),
          entry("max_duration", "most periods from a high to its recovery, or to the end."),
          entry("max_underwater", "most periods in a row strictly below a high."),
          entry("ulcer_index", "sqrt(mean of squared drawdowns). Martin and McCann 1989."),
          entry("var", "quantile (type 7) of r at 5 %, signed as a return."),
          entry("cvar", "mean of all r at or below the value at risk."),
          entry(
              "expected_shortfall_exact",
              "mean of the worst 5 %, the last one in part. Acerbi and Tasche 2002."),
          entry("var_normal", "mean + z std, z the normal quantile of 5 %."),
          entry("cvar_normal", "mean - std phi(z) / 0.05."),
          entry("tail_ratio", "|quantile at 95 %| / |quantile at 5 %|."),
          entry("skew_population", "m3 / m2^1.5, moments divide by T." + MOMENTS),
          entry("kurtosis_population_nonexcess", "m4 / m2^2, moments divide by T." + MOMENTS),
          entry("skew_adjusted", "g1 sqrt(T (T - 1)) / (T - 2)." + MOMENTS),
          entry(
              "excess_kurtosis_adjusted",
              "(T - 1) / ((T - 2)(T - 3)) ((T + 1)(k - 3) + 6)." + MOMENTS),
          entry("hit_rate", "periods with r > 0 / periods with r other than 0."),
          entry("profit_factor", "sum of gains / |sum of losses|, of periods."),
          entry("beta", "cov(r, b) / var(b). Jensen 1968."),
          entry("alpha", "(mean(r) - beta mean(b)) A, arithmetic. Jensen 1968."),
          entry("information_ratio", "mean(r - b) / std(r - b) sqrt(A). Grinold and Kahn 1999."),
          entry("sharpe_period", "mean(r) / std(r), dividing by T - 1; not annualised."),
          entry("sharpe_low", interval()),
          entry("sharpe_high", interval()),
          entry("sharpe_error", "sqrt((1 + SR^2 / 2) / T) sqrt(A). Lo 2002."),
          entry(
              "psr",
              "Phi(SR sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2)), SR a period; a one-sided"
                  + " level for independent returns, no probability of skill. Bailey and Lopez de"
                  + " Prado, The Sharpe Ratio Efficient Frontier, 2012."),
          entry(
              "min_trl",
              "1 + (1 - g3 SR + (g4 - 1) / 4 SR^2) (z / SR)^2 periods, z at 95 %. Bailey and Lopez"
                  + " de Prado 2012."),
          entry(
              "sharpe_lo",
              "SR q / sqrt(q + 2 sum (q - k) rho_k), q periods a year, lags by the rule of Newey"
                  + " and West. Lo, The Statistics of Sharpe Ratios, 2002."),
          entry("trials", "configurations tried: the columns, or what --trials says."),
          entry(
              "effective_trials",
              "rho + (1 - rho) N, rho the mean correlation of all pairs, clipped to 0 to 1. Bailey"
                  + " and Lopez de Prado 2014."),
          entry(
              "sharpe_variance",
              "sqrt(V), V the variance (N - 1) of the trials' Sharpe ratios; here times sqrt(A)."),
          entry(
              "expected_maximum",
              "sqrt(V) ((1 - g) Phi^-1(1 - 1/N) + g Phi^-1(1 - 1/(N e))), g = 0.5772. Bailey and"
                  + " Lopez de Prado, The Deflated Sharpe Ratio, 2014."),
          entry(
              "dsr",
              "PSR against the expected maximum instead of 0; flat trials count in N, not in V."
                  + " Bailey and Lopez de Prado 2014."),
          entry(
              "luck_times",
              "100 (1 - DSR): had all trials a true Sharpe ratio of 0 and independent returns, how"
                  + " often the best of N would show this or more."),
          entry(
              "dsr_luck",
              "as DSR, with V at most 1 / (T - 1), the sampling variance of a Sharpe ratio that is"
                  + " truly 0: trials further apart than that differ in skill, not in luck."),
          entry("dsr_effective", "as DSR, with the effective number of trials for N."),
          entry(
              "pbo",
              "share of splits in which the best of one half of the blocks ends in the lower half"
                  + " of the other (logit of its rank at or below 0). Bailey, Borwein, Lopez de"
                  + " Prado and Zhu, The Probability of Backtest Overfitting, 2017."),
          entry(
              "probability_of_loss",
              "share of splits in which that choice's Sharpe ratio is below 0 in the other half."
                  + " Bailey and others 2017."),
          entry("mean_logit", "mean over splits of ln(w / (1 - w)), w = rank / (N + 1)."),
          entry(
              "spa",
              "share of bootstrap replications whose best studentized mean exceeds ours, with"
                  + " consistent recentring. Hansen, A Test for Superior Predictive Ability, 2005;"
                  + " stationary bootstrap of Politis and Romano 1994; mean block of Politis and"
                  + " White 2004, not below the cube root of T."),
          entry(
              "reality_check",
              "as SPA, not studentized and recentred throughout. White, A Reality Check for Data"
                  + " Snooping, 2000."),
          entry("haircut_bonferroni", "min(1, N p)" + HARVEY),
          entry("haircut_holm", "max over j <= i of min(1, (N - j + 1) p_(j))" + HARVEY),
          entry("haircut_bhy", "min over j >= i of min(1, N c(N) / j p_(j))" + HARVEY),
          entry(
              "min_backtest_length",
              "(E[max_N] / SR)^2 years, SR a year: below it luck alone is expected to reach this"
                  + " Sharpe ratio. Bailey, Borwein, Lopez de Prado and Zhu 2014."));

  private Formulas() {}

  private static String interval() {
    return "studentized circular block bootstrap, blocks by Politis and White. Ledoit and Wolf,"
        + " Robust Performance Hypothesis Testing with the Sharpe Ratio, 2008.";
  }

  /**
   * @throws IllegalArgumentException for a figure without one
   */
  static String of(String name) {
    String formula = ALL.get(name);
    if (formula == null) {
      throw new IllegalArgumentException("no formula is written for \"" + name + "\"");
    }
    return formula;
  }
}
