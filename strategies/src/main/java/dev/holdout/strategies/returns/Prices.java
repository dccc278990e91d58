package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;

/** Turns prices, or the values of an account, into simple returns: one row fewer. */
final class Prices {

  private Prices() {}

  /**
   * @param prices of one file
   * @throws BadInput for a price at or below 0, and for a single row
   */
  static RawTable toReturns(RawTable prices) {
    if (prices.length() < 2) {
      throw new BadInput(
          "one row of prices makes no return", prices.file().toString(), "two rows at least");
    }
    double[][] returns = new double[prices.columns().length][prices.length() - 1];
    for (int column = 0; column < returns.length; column++) {
      double[] of = prices.columns()[column];
      for (int row = 0; row < of.length; row++) {
        if (of[row] <= 0) {
          throw new BadInput(
              Plausible.shown(of[row]) + " is no price: a price is above 0",
              prices.place(row, column),
              "leave --prices away if these are returns");
        }
        if (row > 0) {
          returns[column][row - 1] = of[row] / of[row - 1] - 1;
        }
      }
    }
    RawTable.RowNames rows = prices.rows();
    return new RawTable(
        prices.file(),
        prices.names(),
        returns,
        prices.stamps().fromSecond(),
        row -> rows.of(row + 1),
        prices.notes());
  }
}
