package dev.holdout.backtest.account;

import dev.holdout.backtest.order.Fill;
import dev.holdout.marketdata.instrument.Instrument;

/**
 * Cash, position and what they are worth, in exact integers. Profit is added up by three roads that
 * share no figure, and the ledger stops the run when they part: cash flows, price moves times the
 * position held, and realised profit with the cost basis of what is open. Nothing is ever wrapped;
 * an amount that does not fit a long is refused.
 */
public final class Ledger {

  private final long start;
  private final long perStep;
  private final long[] costs;
  private long costTotal;
  private long cash;
  private long position;
  private long price;
  private boolean priced;
  private long equity;
  private long moved;
  private long basis;
  private long realised;
  private long traded;

  /**
   * @param startingCash money increments
   * @param costTerms number of cost terms
   */
  public Ledger(Instrument instrument, long startingCash, int costTerms) {
    this.start = startingCash;
    this.cash = startingCash;
    this.equity = startingCash;
    this.perStep = instrument.moneyPerStep();
    this.costs = new long[costTerms];
  }

  /**
   * Values the position at a new print.
   *
   * @param newPrice in price increments
   * @throws ArithmeticException when an amount does not fit a long
   */
  public void mark(long newPrice) {
    if (position != 0) {
      moved = Money.add(moved, Money.value(position, Math.subtractExact(newPrice, price), perStep));
    }
    price = newPrice;
    priced = true;
    revalue();
  }

  /**
   * Books a fill; the position stays valued at the last known print.
   *
   * @throws ArithmeticException when an amount does not fit a long
   * @throws IllegalArgumentException when the fill's notional is not its size at its price
   */
  public void book(Fill fill) {
    if (!priced) {
      mark(fill.price());
    }
    long change = fill.signedSize();
    long paid = Money.value(change, fill.price(), perStep);
    if (Math.absExact(paid) != fill.notional()) {
      throw new IllegalArgumentException(
          "fill of order "
              + fill.orderId()
              + ": notional is "
              + fill.notional()
              + ", but size at price is "
              + Math.absExact(paid));
    }
    bookBasis(change, fill.price());
    cash = Money.add(Money.add(cash, -paid), -fill.charges().total());
    moved = Money.add(moved, Money.value(change, Math.subtractExact(price, fill.price()), perStep));
    position = Math.addExact(position, change);
    traded = Money.add(traded, fill.notional());
    for (int i = 0; i < costs.length; i++) {
      costs[i] = Money.add(costs[i], fill.charges().of(i));
    }
    costTotal = Money.add(costTotal, fill.charges().total());
    revalue();
  }

  /** Average cost: the part closed takes its share of the basis, the odd increment stays open. */
  private void bookBasis(long change, long fillPrice) {
    long opening = change;
    if (Long.signum(position) == -Long.signum(change)) {
      long closed = Math.min(Math.absExact(position), Math.absExact(change));
      long sign = Long.signum(position);
      long released = Money.share(basis, closed, Math.absExact(position));
      realised =
          Money.add(realised, Money.add(Money.value(sign * closed, fillPrice, perStep), -released));
      basis = Money.add(basis, -released);
      opening = change + sign * closed;
    }
    basis = Money.add(basis, Money.value(opening, fillPrice, perStep));
  }

  private void revalue() {
    equity = Money.add(cash, Money.value(position, price, perStep));
    requireBalanced();
  }

  /**
   * The three roads to the same account.
   *
   * @throws IllegalStateException when they part
   */
  public void requireBalanced() {
    boolean byPrices = equity == start + moved - costTotal;
    boolean byBasis = cash == start + realised - basis - costTotal;
    if (!byPrices || !byBasis) {
      throw new IllegalStateException(
          "ledger does not balance: equity "
              + equity
              + ", cash "
              + cash
              + ", position "
              + position
              + " at "
              + price
              + ", started with "
              + start
              + ", moved "
              + moved
              + ", realised "
              + realised
              + ", basis "
              + basis
              + ", costs "
              + costTotal);
    }
  }

  /** Money increments. */
  public long cash() {
    return cash;
  }

  /** Size increments, signed. */
  public long position() {
    return position;
  }

  /** The last known print, price increments; 0 before the first. */
  public long price() {
    return price;
  }

  public boolean hasPrice() {
    return priced;
  }

  /** Cash plus position at the last known print, after costs, money increments. */
  public long equity() {
    return equity;
  }

  /** Profit of what was closed, by average cost, before costs, money increments. */
  public long realisedPnl() {
    return realised;
  }

  /** Profit of what is open at the last known print, before costs, money increments. */
  public long unrealisedPnl() {
    return Money.add(Money.add(equity, -cash), -basis);
  }

  /** Sum of the fills' values, money increments. */
  public long tradedNotional() {
    return traded;
  }

  /** Charged so far by all terms, money increments. */
  public long costs() {
    return costTotal;
  }

  /** Charged so far by one term, money increments. */
  public long costs(int term) {
    return costs[term];
  }

  /** Charged so far by each term, money increments. */
  public long[] costsByTerm() {
    return costs.clone();
  }
}
