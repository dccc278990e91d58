package dev.holdout.backtest;

import dev.holdout.backtest.account.Extremes;
import dev.holdout.backtest.account.Ledger;
import dev.holdout.backtest.account.RiskGate;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.account.RoundTrip;
import dev.holdout.backtest.account.RoundTrips;
import dev.holdout.backtest.cost.CostMeter;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.execution.Exchange;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.feed.Clock;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Origin;
import dev.holdout.backtest.order.RiskRule;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.time.Nanos;
import java.util.Optional;

/**
 * What stands between a strategy and the tape: gate, venue, ledger and log, kept in step. Every
 * turn of an order passes here once and is journalled here.
 */
final class TradingRoom implements Exchange.Listener {

  private final BacktestConfig config;
  private final Clock clock;
  private final Journal journal;
  private final Strategy strategy;
  private final long latency;
  private final CostMeter costs;
  private final Exchange exchange = new Exchange(this);
  private final OrderLog log = new OrderLog();
  private final Ledger ledger;
  private final RoundTrips trips;
  private final RiskGate gate;
  private final MarketView view;
  private long largestPosition;
  private long orderEvents;
  private long printSequence = Fill.NO_PRINT;
  private long printSize;

  TradingRoom(BacktestConfig config, Clock clock, Journal journal, Strategy strategy) {
    this.config = config;
    this.clock = clock;
    this.journal = journal;
    this.strategy = strategy;
    this.latency =
        config.fillPolicy() == FillPolicy.SAME_BAR_CLOSE ? 0 : Nanos.of(config.latency());
    this.costs = new CostMeter(config.costs());
    this.ledger =
        new Ledger(config.instrument(), config.startingCash(), config.costs().terms().size());
    this.trips = new RoundTrips(config.instrument().moneyPerStep());
    this.gate = new RiskGate(config.limits(), config.from(), config.startingCash());
    this.view = new AccountView(config.instrument(), clock, ledger, exchange);
  }

  /** What was on its way arrives; a new day starts. */
  void advanceTo(long at) {
    gate.advanceTo(at, ledger.equity());
    if (!exchange.isIdle()) {
      exchange.advanceTo(at);
    }
    if (gate.isClosing() && exchange.isIdle()) {
      closeOrRelease();
    }
  }

  /** A print: values the position, fills what it fills, asks the gate. */
  void print(long happenedAt, long sequence, long price, long size) {
    ledger.mark(price);
    if (!exchange.isIdle()) {
      printSequence = sequence;
      printSize = size;
      exchange.print(happenedAt, price);
    }
    watch();
  }

  /** The flagged same-bar policy; nothing under the honest one. */
  void settleAtClose(long decidedAt, long close) {
    if (config.fillPolicy() == FillPolicy.SAME_BAR_CLOSE && !exchange.isIdle()) {
      printSequence = Fill.NO_PRINT;
      printSize = Long.MAX_VALUE;
      exchange.advanceTo(decidedAt);
      exchange.fillAtClose(decidedAt, close);
      watch();
    }
  }

  /** Sends a strategy's order, or says which rule refused it. */
  Optional<OrderEvent.Rejected> send(Order order) {
    Optional<RiskRule> refusal =
        gate.check(
            order.side(),
            order.size(),
            new RiskGate.Standing(
                ledger.position(), exchange.openSize(order.side()), ledger.equity()));
    if (refusal.isPresent()) {
      OrderEvent.Rejected rejected = new OrderEvent.Rejected(order, refusal.get());
      log.rejected(order, refusal.get());
      record(rejected);
      return Optional.of(rejected);
    }
    accept(order);
    return Optional.empty();
  }

  private void accept(Order order) {
    log.sent(order);
    record(new OrderEvent.Sent(order));
    exchange.accept(order);
  }

  Order market(Side side, long size, Origin origin) {
    return new Order.Market(new OrderId(log.nextId()), side, size, clock.now(), arrival(), origin);
  }

  Order limit(Side side, long size, long limit) {
    return new Order.Limit(
        new OrderId(log.nextId()), side, size, limit, clock.now(), arrival(), Origin.STRATEGY);
  }

  private long arrival() {
    return Math.addExact(clock.now(), latency);
  }

  boolean cancel(OrderId id, CancelReason reason) {
    if (!log.knows(id.value())) {
      throw new IllegalArgumentException(
          "cancel of order " + id + ", which this run never sent; pass an id the desk returned");
    }
    long arrivesAt = arrival();
    boolean sent = exchange.cancel(id, reason, arrivesAt);
    if (sent) {
      record(new OrderEvent.CancelSent(id, reason, clock.now(), arrivesAt));
    }
    return sent;
  }

  @Override
  public void arrived(Order order) {
    log.arrived(order);
    record(new OrderEvent.Arrived(order.id(), order.arrivesAt()));
  }

  @Override
  public void filled(Order order, long price) {
    long notional = Math.absExact(config.instrument().notional(price, order.size()));
    Fill fill =
        new Fill(
            order.id(),
            order.side(),
            order.size(),
            price,
            notional,
            costs.charge(notional),
            new Fill.Timing(order.decidedAt(), order.arrivesAt(), clock.now(), printSequence));
    ledger.book(fill);
    trips.book(fill);
    largestPosition = Math.max(largestPosition, Math.absExact(ledger.position()));
    log.filled(order, fill, order.size() > printSize);
    record(new OrderEvent.Filled(fill));
    strategy.onFill(fill, view);
  }

  @Override
  public void cancelled(Order order, CancelReason reason, long at) {
    log.cancelled(order, reason, at);
    record(new OrderEvent.Cancelled(order.id(), reason, at));
  }

  @Override
  public void expired(Order order) {
    log.expired(order, clock.now());
    record(new OrderEvent.Expired(order.id(), clock.now()));
  }

  /** Asks the gate after every mark and acts on its word. */
  private void watch() {
    if (gate.endsDay(ledger.equity())) {
      RiskLimits limits = config.limits();
      tripped(RiskRule.LOSS_A_DAY, gate.dayLoss(ledger.equity()), limits.maxLossPerDay());
      takeBackWhatEnlarges();
    }
    if (trips.isOpen()) {
      long openPnl = trips.openPnl(ledger.price());
      if (gate.endsTrade(openPnl)) {
        tripped(RiskRule.LOSS_A_TRADE, -openPnl, config.limits().maxLossPerTrade());
        for (Order order : exchange.open()) {
          cancel(order.id(), CancelReason.LOSS_A_TRADE);
        }
      }
    }
    if (gate.isClosing() && exchange.isIdle()) {
      closeOrRelease();
    }
  }

  /** Waits for the way to be clear, so that nothing else can fill beside the closing order. */
  private void closeOrRelease() {
    long position = ledger.position();
    if (position == 0) {
      gate.closed();
      return;
    }
    accept(market(Side.of(-position), Math.absExact(position), Origin.RISK_GATE));
  }

  private void takeBackWhatEnlarges() {
    for (Order order : exchange.open()) {
      long position = ledger.position();
      boolean reduces =
          order.side().sign() * position < 0
              && exchange.openSize(order.side()) <= Math.absExact(position);
      if (!reduces && order.origin() == Origin.STRATEGY) {
        cancel(order.id(), CancelReason.LOSS_A_DAY);
      }
    }
  }

  private void tripped(RiskRule rule, long loss, long limit) {
    record(new OrderEvent.GateTripped(rule, loss, limit, clock.now()));
  }

  private void record(OrderEvent event) {
    orderEvents++;
    journal.order(event);
  }

  /** Ends every open order: the run is over. */
  void end() {
    exchange.expireAll();
    ledger.requireBalanced();
  }

  Ledger ledger() {
    return ledger;
  }

  RoundTrips trips() {
    return trips;
  }

  OrderLog log() {
    return log;
  }

  MarketView view() {
    return view;
  }

  long orderEvents() {
    return orderEvents;
  }

  Extremes extremes() {
    long worstTrade = gate.worstTradeLoss();
    for (RoundTrip trip : trips.closed()) {
      worstTrade = Math.max(worstTrade, -trip.netPnl());
    }
    return new Extremes(largestPosition, worstTrade, gate.worstDayLoss());
  }
}
