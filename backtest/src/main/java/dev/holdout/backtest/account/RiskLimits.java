package dev.holdout.backtest.account;

import dev.holdout.marketdata.BadInput;

/**
 * What an account may do at most. {@link Long#MAX_VALUE} is no limit.
 *
 * @param maxPosition largest position either way, size increments, above 0
 * @param maxLossPerTrade once the open trade (from flat to flat, marked at the last print, after
 *     costs) has lost this much, the gate closes it by a market order and takes back every working
 *     order; until it is flat every order of the strategy is refused; money increments, above 0
 * @param maxLossPerDay once equity lies this much below the end of the UTC day before, only orders
 *     that reduce the position pass until the next UTC day, and working ones that could enlarge it
 *     are taken back; money increments, above 0
 */
public record RiskLimits(long maxPosition, long maxLossPerTrade, long maxLossPerDay) {

  public RiskLimits {
    requirePositive("maxPosition", maxPosition);
    requirePositive("maxLossPerTrade", maxLossPerTrade);
    requirePositive("maxLossPerDay", maxLossPerDay);
  }

  public static RiskLimits none() {
    return new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  public RiskLimits withMaxPosition(long size) {
    return new RiskLimits(size, maxLossPerTrade, maxLossPerDay);
  }

  public RiskLimits withMaxLossPerTrade(long money) {
    return new RiskLimits(maxPosition, money, maxLossPerDay);
  }

  public RiskLimits withMaxLossPerDay(long money) {
    return new RiskLimits(maxPosition, maxLossPerTrade, money);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new BadInput(
          name + " is " + value + "; a limit must be above 0",
          "risk." + name,
          "leave it out for no limit");
    }
  }
}
