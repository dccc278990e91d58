package dev.holdout.backtest.execution;

import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulated venue of one account: it holds the open orders and fills them from the tape.
 *
 * <p>An order fills at the earliest on the first print <em>made</em> after it arrived (and so also
 * known after). It fills whole, at one price, whatever the print's size: the tape's own traders are
 * not displaced, and the account's effect on the price is not modelled. The run counts the fills
 * larger than their print, so that a report can say how far that matters.
 */
public final class Exchange {

  /** Is told what becomes of orders, in order of time. */
  public interface Listener {

    void arrived(Order order);

    /**
     * @param price in price increments
     */
    void filled(Order order, long price);

    void cancelled(Order order, CancelReason reason, long at);

    void expired(Order order);
  }

  private final List<Ticket> open = new ArrayList<>();
  private final Listener listener;

  public Exchange(Listener listener) {
    this.listener = listener;
  }

  /** Takes an order on its way; it works once it has arrived. */
  public void accept(Order order) {
    open.add(new Ticket(order));
  }

  /**
   * Sends a cancel; until it arrives the order may still fill.
   *
   * @return false when the order is not open, or a cancel is on its way already
   */
  public boolean cancel(OrderId id, CancelReason reason, long arrivesAt) {
    for (Ticket ticket : open) {
      if (ticket.order.id().equals(id) && ticket.cancelArrivesAt == Ticket.NEVER) {
        ticket.cancelArrivesAt = Math.max(arrivesAt, ticket.order.arrivesAt());
        ticket.cancelReason = reason;
        return true;
      }
    }
    return false;
  }

  /** Whether no order is open. */
  public boolean isIdle() {
    return open.isEmpty();
  }

  /** Open orders, oldest first. */
  public List<Order> open() {
    return open.stream().map(ticket -> ticket.order).toList();
  }

  /** Sum of the open orders' sizes on one side, size increments. */
  public long openSize(Side side) {
    long sum = 0;
    for (int i = 0; i < open.size(); i++) {
      Order order = open.get(i).order;
      if (order.side() == side) {
        sum = Math.addExact(sum, order.size());
      }
    }
    return sum;
  }

  /** Brings arrivals and cancels that came before an event at {@code knownAt}, in order of time. */
  public void advanceTo(long knownAt) {
    while (true) {
      int next = -1;
      for (int i = 0; i < open.size(); i++) {
        Ticket ticket = open.get(i);
        boolean sooner = next < 0 || ticket.nextTurn() < open.get(next).nextTurn();
        if (ticket.isDue(knownAt) && sooner) {
          next = i;
        }
      }
      if (next < 0) {
        return;
      }
      turn(next);
    }
  }

  private void turn(int index) {
    Ticket ticket = open.get(index);
    if (ticket.arrived) {
      open.remove(index);
      listener.cancelled(ticket.order, ticket.cancelReason, ticket.cancelArrivesAt);
      return;
    }
    ticket.arrived = true;
    listener.arrived(ticket.order);
  }

  /**
   * A print on the tape; fills what it fills, oldest order first.
   *
   * @param happenedAt when it was made, UTC epoch nanoseconds
   * @param price in price increments
   */
  public void print(long happenedAt, long price) {
    for (int i = 0; i < open.size(); ) {
      Ticket ticket = open.get(i);
      boolean reachable = ticket.arrived && happenedAt > ticket.order.arrivesAt();
      if (reachable && Matching.fills(ticket.order, price)) {
        open.remove(i);
        listener.filled(ticket.order, Matching.price(ticket.order, price));
      } else {
        i++;
      }
    }
  }

  /**
   * The flagged same-bar policy: fills what was decided at {@code decidedAt} at that bar's close.
   *
   * @param close in price increments
   */
  public void fillAtClose(long decidedAt, long close) {
    for (int i = 0; i < open.size(); ) {
      Ticket ticket = open.get(i);
      boolean decidedNow = ticket.arrived && ticket.order.decidedAt() == decidedAt;
      if (decidedNow && Matching.fills(ticket.order, close)) {
        open.remove(i);
        listener.filled(ticket.order, Matching.price(ticket.order, close));
      } else {
        i++;
      }
    }
  }

  /** Ends every open order: the run is over. */
  public void expireAll() {
    List<Ticket> ended = List.copyOf(open);
    open.clear();
    for (Ticket ticket : ended) {
      listener.expired(ticket.order);
    }
  }
}
