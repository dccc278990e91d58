package dev.holdout.strategies.paper.page;

import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.RiskRule;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.OrderRow;
import dev.holdout.strategies.paper.Onlooker;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the page shows, kept up to date by the trading thread. Whoever draws it takes a copy under
 * the lock; nobody holds the lock while sending, so the trading thread never waits for a client.
 */
public final class Board implements Onlooker {

  private static final long DAY = 86_400_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_ROWS = 60;
  private static final int ROWS_SHOWN = 20;
  private static final int DELAYS = 1000;

  /**
   * One order as the table shows it; figures in increments.
   *
   * @param fill null until it is filled
   */
  record Row(Order order, long priceAtDecision, String state, boolean rejected, Fill fill) {}

  /** An order and what has become of it so far; seen under the lock only. */
  private static final class OrderLine {
    private final Order order;
    private final long priceAtDecision;
    private String state;
    private boolean rejected;
    private Fill fill;

    private OrderLine(Order order, long priceAtDecision, String state) {
      this.order = order;
      this.priceAtDecision = priceAtDecision;
      this.state = state;
    }
  }

  /** A sentence of the journal. */
  record Sentence(long at, String text, boolean warns) {}

  /** A fill on the chart. */
  record Mark(long second, boolean bought, double price) {}

  /** Everything that is not a list, as it stood when it was asked for. */
  record Standing(
      long at,
      long price,
      long position,
      long equity,
      long costs,
      long pnlToday,
      long orders,
      long fills,
      long rejected,
      long asInBacktest,
      boolean halted,
      boolean heldByRisk,
      String said) {}

  private final Instrument instrument;
  private final List<OrderRow> backtest;
  private final LongSupplier nanos;
  private final long[] delays = new long[DELAYS];
  private RiskLimits limits;
  private long startingCash;
  private long delayCount;
  private long barAt;
  private long asInBacktest;
  private final Curve curve = new Curve();
  private final List<Mark> marks = new ArrayList<>();
  private final ArrayDeque<OrderLine> lines = new ArrayDeque<>();
  private final Map<OrderId, OrderLine> open = new LinkedHashMap<>();
  private final ArrayDeque<Sentence> sentences = new ArrayDeque<>();
  private MarketView view;
  private long at;
  private long price;
  private long orders;
  private long fills;
  private long rejected;
  private long day = Long.MIN_VALUE;
  private long equityAtDayStart;
  private long heldUntil = Long.MIN_VALUE;
  private boolean halted;
  private String said = "";

  /**
   * @param backtest orders of the run that is traded, to be compared with as they come
   * @param nanos a stopwatch of real time
   */
  public Board(Instrument instrument, List<OrderRow> backtest, LongSupplier nanos) {
    this.instrument = instrument;
    this.backtest = List.copyOf(backtest);
    this.nanos = nanos;
  }

  @Override
  public synchronized void opened(BacktestConfig config) {
    startingCash = config.startingCash();
    equityAtDayStart = startingCash;
    limits = config.limits();
  }

  Instrument instrument() {
    return instrument;
  }

  /** Null before the session has opened. */
  synchronized RiskLimits limits() {
    return limits;
  }

  int backtestOrders() {
    return backtest.size();
  }

  /** Nanoseconds from a bar to the order it caused, of the last thousand orders, in order. */
  synchronized long[] delays() {
    long[] sorted = Arrays.copyOf(delays, (int) Math.min(delayCount, DELAYS));
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public synchronized void account(MarketView account) {
    view = account;
  }

  @Override
  public synchronized void trade(long instant, long lastPrice) {
    at = instant;
    price = lastPrice;
    newDay(instant);
  }

  private void newDay(long instant) {
    long today = Math.floorDiv(instant, DAY);
    if (today != day) {
      if (day != Long.MIN_VALUE) {
        say(today * DAY, "Day opened; the daily loss limit counts from here.", false);
      }
      day = today;
      equityAtDayStart = view == null ? startingCash : view.equity();
    }
  }

  @Override
  public synchronized void bar(MarketEvent.BarClosed bar) {
    at = bar.at();
    barAt = nanos.getAsLong();
    newDay(at);
    if (!bar.bar().isMissing()) {
      price = bar.bar().close();
    } else {
      say(at, "No trade in this bar; features are missing, the position is held.", false);
    }
    curve.add(
        at / SECOND,
        instrument.price(price),
        instrument.money((view == null ? startingCash : view.equity()) - startingCash),
        instrument.size(view == null ? 0 : view.position()));
  }

  @Override
  public synchronized void order(OrderEvent event) {
    switch (event) {
      case OrderEvent.Sent(Order order) -> {
        orders++;
        line(order, "sent");
        say(event.at(), "%s %s sent.".formatted(side(order.side()), size(order.size())), false);
      }
      case OrderEvent.Rejected(Order order, RiskRule rule) -> {
        orders++;
        rejected++;
        OrderLine line = line(order, "rejected: " + words(rule));
        line.rejected = true;
        open.remove(order.id());
        say(
            event.at(),
            "Risk refused %s %s: %s."
                .formatted(
                    side(order.side()).toLowerCase(Locale.ROOT), size(order.size()), words(rule)),
            true);
      }
      case OrderEvent.Arrived(OrderId id, long when) -> state(id, "at the venue", false);
      case OrderEvent.Filled(Fill fill) -> filled(fill);
      case OrderEvent.CancelSent(OrderId id, var reason, long when, long arrivesAt) ->
          state(id, "cancel sent", false);
      case OrderEvent.Cancelled(OrderId id, var reason, long when) -> state(id, "cancelled", true);
      case OrderEvent.Expired(OrderId id, long when) -> state(id, "expired", true);
      case OrderEvent.GateTripped(RiskRule rule, long loss, long limit, long when) -> {
        if (rule == RiskRule.LOSS_A_DAY) {
          heldUntil = (Math.floorDiv(when, DAY) + 1) * DAY;
        }
        say(when, "Risk limit reached: %s.".formatted(words(rule)), true);
      }
    }
  }

  private OrderLine line(Order order, String state) {
    delays[(int) (delayCount++ % DELAYS)] = nanos.getAsLong() - barAt;
    asInBacktest += isAsInBacktest(order) ? 1 : 0;
    OrderLine line = new OrderLine(order, price, state);
    lines.addFirst(line);
    open.put(order.id(), line);
    if (lines.size() > MOST_ROWS) {
      lines.removeLast();
    }
    return line;
  }

  private boolean isAsInBacktest(Order order) {
    int place = (int) order.id().value() - 1;
    if (place >= backtest.size()) {
      return false;
    }
    OrderRow there = backtest.get(place);
    return there.decidedAt().equals(Nanos.iso(order.decidedAt()))
        && there.side().equals(order.side().name().toLowerCase(Locale.ROOT))
        && there
                .size()
                .compareTo(BigDecimal.valueOf(order.size()).multiply(instrument.sizeIncrement()))
            == 0;
  }

  private void state(OrderId id, String state, boolean done) {
    OrderLine line = done ? open.remove(id) : open.get(id);
    if (line != null) {
      line.state = state;
    }
  }

  private void filled(Fill fill) {
    fills++;
    OrderLine line = open.remove(fill.orderId());
    if (line != null) {
      line.state = "filled";
      line.fill = fill;
    }
    marks.add(
        new Mark(
            fill.filledAt() / SECOND, fill.side() == Side.BUY, instrument.price(fill.price())));
    if (marks.size() > Curve.MOST) {
      marks.removeFirst();
    }
  }

  @Override
  public synchronized void heard(long when, boolean isHalted, String what) {
    halted = isHalted;
    said = what;
    say(when, what, isHalted);
  }

  /** A sentence for the journal's list, of something that is no event of the loop. */
  public synchronized void note(String text) {
    say(at, text, false);
  }

  private void say(long when, String text, boolean warns) {
    sentences.addFirst(new Sentence(when, text, warns));
    if (sentences.size() > MOST_ROWS) {
      sentences.removeLast();
    }
  }

  private static String side(Side side) {
    return side == Side.BUY ? "Buy" : "Sell";
  }

  private String size(long size) {
    return BoardText.plain(size, instrument.sizeIncrement());
  }

  static String words(RiskRule rule) {
    return switch (rule) {
      case MAX_POSITION -> "position limit";
      case LOSS_A_TRADE -> "loss limit of a trade";
      case LOSS_A_DAY -> "daily loss limit";
      case NO_EQUITY -> "nothing is left of the account";
    };
  }

  synchronized Standing standing() {
    long equity = view == null ? startingCash : view.equity();
    return new Standing(
        at,
        price,
        view == null ? 0 : view.position(),
        equity,
        view == null ? 0 : view.costs(),
        equity - equityAtDayStart,
        orders,
        fills,
        rejected,
        asInBacktest,
        halted,
        at < heldUntil,
        said);
  }

  synchronized double[][] points(int from) {
    return curve.from(from);
  }

  synchronized int thinnings() {
    return curve.thinnings();
  }

  synchronized List<Mark> marks() {
    return List.copyOf(marks);
  }

  synchronized List<Row> orders() {
    return lines.stream()
        .limit(ROWS_SHOWN)
        .map(
            line -> new Row(line.order, line.priceAtDecision, line.state, line.rejected, line.fill))
        .toList();
  }

  synchronized List<Sentence> sentences() {
    return sentences.stream().limit(ROWS_SHOWN).toList();
  }
}
