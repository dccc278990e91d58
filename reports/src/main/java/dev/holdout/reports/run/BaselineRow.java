package dev.holdout.reports.run;

/**
 * One rule on the same test spans and costs.
 *
 * @param rule such as {@code buy and hold}
 * @param kind {@code policy}, {@code rule} or {@code reference}
 * @param netPnl after costs
 * @param sharpe annual, net
 * @param sharpeLow lower end of its interval
 * @param sharpeHigh upper end of its interval
 * @param maxDrawdown negative fraction or 0
 * @param costs paid, positive
 * @param turnover notional traded as a multiple of the account
 */
public record BaselineRow(
    String rule,
    String kind,
    double netPnl,
    Figure sharpe,
    Figure sharpeLow,
    Figure sharpeHigh,
    double maxDrawdown,
    double costs,
    Figure turnover) {}
