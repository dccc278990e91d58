package dev.holdout.backtest.account;

import dev.holdout.backtest.cost.Charges;

/**
 * The account at the end of a run. Money in money increments.
 *
 * @param position still open, size increments, signed
 * @param lastPrice the last known print, price increments; 0 when there was none
 * @param equity cash plus position at the last known print, after costs
 * @param realisedPnl of what was closed, before costs
 * @param tradedNotional sum of the fills' values
 * @param costs by term, in the order of the run's costs
 */
public record AccountSummary(
    long cash,
    long position,
    long lastPrice,
    long equity,
    long realisedPnl,
    long tradedNotional,
    Charges costs) {

  public static AccountSummary of(Ledger ledger) {
    return new AccountSummary(
        ledger.cash(),
        ledger.position(),
        ledger.price(),
        ledger.equity(),
        ledger.realisedPnl(),
        ledger.tradedNotional(),
        Charges.ofTerms(ledger.costsByTerm()));
  }
}
