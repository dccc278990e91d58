package dev.holdout.backtest.account;

import dev.holdout.backtest.order.RiskRule;
import dev.holdout.backtest.order.Side;
import java.util.Optional;

/**
 * Stands before every order and watches every mark. What each limit does is written at {@link
 * RiskLimits}. The gate only judges; the loop acts on its word.
 */
public final class RiskGate {

  private static final long DAY = 86_400_000_000_000L;

  private final RiskLimits limits;
  private long nextDayAt;
  private long equityAtDayStart;
  private boolean dayIsOver;
  private boolean closing;
  private long worstTradeLoss;
  private long worstDayLoss;

  /**
   * @param start beginning of the run, UTC epoch nanoseconds
   * @param equity money increments
   */
  public RiskGate(RiskLimits limits, long start, long equity) {
    this.limits = limits;
    startDay(start, equity);
  }

  private void startDay(long at, long equity) {
    nextDayAt = Math.multiplyExact(Math.floorDiv(at, DAY) + 1, DAY);
    equityAtDayStart = equity;
    dayIsOver = false;
  }

  /**
   * Time has come to an event; a new UTC day starts with the equity of the last mark before it.
   *
   * @param equityBefore before the event is applied, money increments
   */
  public void advanceTo(long at, long equityBefore) {
    if (at >= nextDayAt) {
      startDay(at, equityBefore);
    }
  }

  /** What an order would meet: sizes in size increments, money in money increments. */
  public record Standing(long position, long openSameSide, long equity) {}

  /** Whether an order may leave; the rule that refuses it, or empty. */
  public Optional<RiskRule> check(Side side, long size, Standing standing) {
    if (closing) {
      return Optional.of(RiskRule.LOSS_A_TRADE);
    }
    long reach = Math.addExact(side.sign() * standing.position(), standing.openSameSide());
    if (standing.position() * side.sign() < 0 && reach <= 0 && size <= -reach) {
      return Optional.empty();
    }
    boolean tooLarge =
        reach >= 0 ? size > limits.maxPosition() - reach : size + reach > limits.maxPosition();
    if (tooLarge) {
      return Optional.of(RiskRule.MAX_POSITION);
    }
    if (dayIsOver) {
      return Optional.of(RiskRule.LOSS_A_DAY);
    }
    return standing.equity() <= 0 ? Optional.of(RiskRule.NO_EQUITY) : Optional.empty();
  }

  /** Whether this mark brings the day's loss to its limit, for the first time that day. */
  public boolean endsDay(long equity) {
    long loss = dayLoss(equity);
    worstDayLoss = Math.max(worstDayLoss, loss);
    if (dayIsOver || loss < limits.maxLossPerDay()) {
      return false;
    }
    dayIsOver = true;
    return true;
  }

  /**
   * Whether this mark brings the open trade's loss to its limit; the gate is then closing until
   * {@link #closed()}.
   *
   * @param openPnl profit of the open trade after costs, money increments
   */
  public boolean endsTrade(long openPnl) {
    worstTradeLoss = Math.max(worstTradeLoss, -openPnl);
    if (closing || -openPnl < limits.maxLossPerTrade()) {
      return false;
    }
    closing = true;
    return true;
  }

  /** Whether a losing trade is being closed. */
  public boolean isClosing() {
    return closing;
  }

  /** The account is flat and no order is open: orders may pass again. */
  public void closed() {
    closing = false;
  }

  /** Equity at the end of the UTC day before less equity now, money increments. */
  public long dayLoss(long equity) {
    return Math.subtractExact(equityAtDayStart, equity);
  }

  /** The largest loss an open trade ever stood at, money increments. */
  public long worstTradeLoss() {
    return worstTradeLoss;
  }

  /** The largest loss any UTC day ever stood at, money increments. */
  public long worstDayLoss() {
    return worstDayLoss;
  }
}
