package dev.holdout.reports.run;

/**
 * One row of {@code equity.csv}: the account at one instant, out of sample.
 *
 * @param at ISO instant
 * @param fold whose test span it lies in
 * @param net account value of the policy after costs, in currency
 * @param beforeCosts the same before costs
 * @param baseline account value of the best simpler rule; null where it has none
 * @param buyAndHold account value of buy and hold; null where it has none
 * @param drawdown net below its last high, a negative fraction or 0
 */
public record EquityRow(
    String at,
    int fold,
    double net,
    double beforeCosts,
    Double baseline,
    Double buyAndHold,
    double drawdown) {}
