package dev.holdout.backtest;

import dev.holdout.backtest.account.AccountSummary;
import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.account.Extremes;
import dev.holdout.backtest.account.RoundTrip;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.stats.DailyEquity;
import dev.holdout.backtest.stats.Turnover;
import dev.holdout.marketdata.instrument.Instrument;
import java.util.List;

/**
 * What a run gave. Money in money increments unless a name says otherwise.
 *
 * @param equity the account at each bar's close
 * @param roundTrips closed trades, oldest first; an open one shows in {@code account}
 * @param activity what it did, and how long it held a position
 */
public record BacktestResult(
    BacktestConfig config,
    EquityCurve equity,
    Orders orders,
    List<RoundTrip> roundTrips,
    AccountSummary account,
    Activity activity) {

  /**
   * @param fillDelay simulated time from decision to fill
   * @param extremes how far the run went beside its limits
   * @param endedAt last event of the run, UTC epoch nanoseconds
   * @param nanosInMarket nanoseconds with a position
   */
  public record Activity(
      EventCounts counts,
      FillDelay fillDelay,
      Extremes extremes,
      long endedAt,
      long nanosInMarket) {}

  public BacktestResult {
    roundTrips = List.copyOf(roundTrips);
  }

  /** Whether fills could not have been had in life; the report says so on its first page. */
  public boolean isUnsafe() {
    return config.fillPolicy().isUnsafe();
  }

  public List<Fill> fills() {
    return orders.fills();
  }

  /** SHA-256 over orders, outcomes and fills. */
  public String orderHash() {
    return orders.hash();
  }

  /**
   * Closed trades of the largest position's size: the volume that reduced a position, divided by
   * the largest position held, rounded down. A policy that is always in the market and moves
   * between small and large positions closes trades without ever being flat; small adjustments do
   * not add up to more than what they closed.
   */
  public long closedTrades() {
    long position = 0;
    long reduced = 0;
    for (Fill fill : fills()) {
      long change = fill.signedSize();
      if (Long.signum(position) == -Long.signum(change)) {
        long part = Math.min(Math.absExact(position), Math.absExact(change));
        reduced = Math.addExact(reduced, part);
      }
      position = Math.addExact(position, change);
    }
    long largest = activity.extremes().position();
    return largest == 0 ? 0 : reduced / largest;
  }

  /** Profit after costs, what is open valued at the last known print. */
  public long netPnl() {
    return Math.subtractExact(account.equity(), config.startingCash());
  }

  /** Profit had the same fills cost nothing. */
  public long grossPnl() {
    return Math.addExact(netPnl(), account.costs().total());
  }

  /** Share of the run's time with a position, 0 to 1; NaN when the run has no length. */
  public double timeInMarket() {
    long length = activity.endedAt() - config.from();
    return length == 0 ? Double.NaN : (double) activity.nanosInMarket() / length;
  }

  /** The curve after costs at the end of each UTC day, in currency. */
  public DailyEquity daily() {
    Instrument instrument = config.instrument();
    double[] money = new double[equity.size()];
    for (int i = 0; i < money.length; i++) {
      money[i] = instrument.money(equity.equity(i));
    }
    return DailyEquity.of(
        config.from(), instrument.money(config.startingCash()), equity.instants(), money);
  }

  /** Traded value over mean equity at bar closes, for the whole run: see {@link Turnover}. */
  public double turnover() {
    double[] levels = new double[equity.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = equity.equity(i);
    }
    return Turnover.ofAccount(account.tradedNotional(), levels);
  }
}
