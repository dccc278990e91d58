package dev.holdout.strategies.paper;

import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.OrderDesk;
import dev.holdout.backtest.Strategy;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.journal.JournalRecord;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;
import java.math.BigDecimal;

/**
 * Stands between a strategy and the desk, and hears those who call. While trading is halted the
 * strategy goes on deciding, so that it is warm when trading resumes, but no order leaves.
 */
final class Floor implements Strategy {

  private final Strategy policy;
  private final Onlooker onlooker;
  private final Chronicle chronicle;
  private PaperSource source;
  private Runnable stop = () -> {};
  private boolean told;
  private boolean halted;
  private boolean stopped;
  private long refused;

  Floor(Strategy policy, Chronicle chronicle, Onlooker onlooker) {
    this.policy = policy;
    this.chronicle = chronicle;
    this.onlooker = onlooker;
  }

  /**
   * @param source of the calls
   * @param stop ends the feed
   */
  void open(PaperSource source, Runnable stop) {
    this.source = source;
    this.stop = stop;
  }

  boolean isHalted() {
    return halted;
  }

  /** Whether it ended because somebody asked for it. */
  boolean isStopped() {
    return stopped;
  }

  /** Orders that the strategy wanted while trading was halted. */
  long refused() {
    return refused;
  }

  @Override
  public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
    tell(view);
    policy.onBar(bar, view, halted ? new Closed(view.now()) : desk);
  }

  private void tell(MarketView view) {
    if (!told) {
      told = true;
      onlooker.account(view);
    }
  }

  @Override
  public void onFill(Fill fill, MarketView view) {
    policy.onFill(fill, view);
  }

  @Override
  public void onReject(OrderEvent.Rejected rejected, MarketView view) {
    policy.onReject(rejected, view);
  }

  @Override
  public void onCall(MarketView view, OrderDesk desk) {
    tell(view);
    for (Call call = source.takeAnnounced(); call != null; call = source.takeAnnounced()) {
      boolean live = !source.isRestoring();
      if (live) {
        source
            .journal()
            .call(new JournalRecord.Called(view.now(), source.presented(), call.text()));
      }
      String said = act(call, view, desk);
      if (live) {
        source.journal().flush();
        source.journal().commit();
      }
      onlooker.heard(view.now(), halted, said);
      call.answer().complete(said);
    }
  }

  private String act(Call call, MarketView view, OrderDesk desk) {
    return switch (call.kind()) {
      case HALT -> halt(call, view, desk);
      case STOP -> {
        String said = halt(call, view, desk);
        if (!source.isRestoring()) {
          stopped = true;
          stop.run();
        }
        yield said;
      }
      case RESUME -> {
        boolean was = halted;
        halted = false;
        yield was ? "Trading resumed by " + call.by() + "." : "Trading was not halted.";
      }
      case FLATTEN -> flatten(view, desk);
    };
  }

  private String halt(Call call, MarketView view, OrderDesk desk) {
    int cancelled = 0;
    for (Order order : view.openOrders()) {
      cancelled += desk.cancel(order.id()) ? 1 : 0;
    }
    boolean was = halted;
    halted = true;
    return "%s by %s. New orders are refused, %d open %s cancelled, position %s is kept."
        .formatted(
            was ? "Trading was halted before; halted again" : "Trading halted",
            call.by(),
            cancelled,
            cancelled == 1 ? "order was" : "orders were",
            amount(view, view.position()));
  }

  private String flatten(MarketView view, OrderDesk desk) {
    if (!halted) {
      return "The position is left as it is: halt trading first.";
    }
    long left = view.positionWhenFilled();
    if (left == 0) {
      return "There is no position to close.";
    }
    Side side = Side.of(-left);
    desk.market(side, Math.abs(left));
    return "%s %s at the next print, to close the position."
        .formatted(side == Side.BUY ? "Buying" : "Selling", amount(view, Math.abs(left)));
  }

  private static String amount(MarketView view, long size) {
    return BigDecimal.valueOf(size)
            .multiply(view.instrument().sizeIncrement())
            .stripTrailingZeros()
            .toPlainString()
        + " "
        + view.instrument().unit();
  }

  /**
   * The desk while trading is halted: nothing leaves; an order gets the number 0, which is none.
   */
  private final class Closed implements OrderDesk {

    private final long now;

    private Closed(long now) {
      this.now = now;
    }

    @Override
    public OrderId market(Side side, long size) {
      return refuse(side, size);
    }

    @Override
    public OrderId limit(Side side, long size, long limit) {
      return refuse(side, size);
    }

    private OrderId refuse(Side side, long size) {
      refused++;
      chronicle.line(now + " refused-halted " + side + " " + size);
      return new OrderId(0);
    }

    @Override
    public boolean cancel(OrderId id) {
      return false;
    }
  }
}
