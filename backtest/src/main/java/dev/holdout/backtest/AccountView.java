package dev.holdout.backtest;

import dev.holdout.backtest.account.Ledger;
import dev.holdout.backtest.execution.Exchange;
import dev.holdout.backtest.feed.Clock;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Instrument;
import java.util.List;

/** The view of a running account. */
final class AccountView implements MarketView {

  private final Instrument instrument;
  private final Clock clock;
  private final Ledger ledger;
  private final Exchange exchange;

  AccountView(Instrument instrument, Clock clock, Ledger ledger, Exchange exchange) {
    this.instrument = instrument;
    this.clock = clock;
    this.ledger = ledger;
    this.exchange = exchange;
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public long position() {
    return ledger.position();
  }

  @Override
  public long cash() {
    return ledger.cash();
  }

  @Override
  public long equity() {
    return ledger.equity();
  }

  @Override
  public long costs() {
    return ledger.costs();
  }

  @Override
  public boolean hasPrice() {
    return ledger.hasPrice();
  }

  @Override
  public long lastPrice() {
    if (!ledger.hasPrice()) {
      throw new IllegalStateException(
          instrument.id() + ": no print is known yet; ask hasPrice() first");
    }
    return ledger.price();
  }

  @Override
  public List<Order> openOrders() {
    return exchange.open();
  }

  @Override
  public long openSize(Side side) {
    return exchange.openSize(side);
  }
}
