package dev.holdout.strategies.paper.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.format.Numbers;
import java.math.BigDecimal;

/** The board as the JSON that the page draws; texts are ready to be shown. */
final class BoardText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Board board;
  private final Instrument instrument;

  BoardText(Board board) {
    this.board = board;
    this.instrument = board.instrument();
  }

  /** Figures without the charts. */
  ObjectNode figures(String state, String pill, String said) {
    Board.Standing now = board.standing();
    ObjectNode text = JSON.objectNode();
    text.put("state", state).put("pill", pill).put("said", said);
    text.put("clock", now.at() == 0 ? "n/a" : stamp(now.at(), 0, 19));
    String currency = instrument.currency();
    text.put("currency", currency).put("units", instrument.unit());
    ObjectNode tiles = text.putObject("tiles");
    tiles.put("pnl", Numbers.pnl(money(now.pnlToday())));
    tiles.put(
        "pnlNote",
        "after " + Numbers.amount(money(now.costs())) + " " + currency + " of costs in all");
    tiles.put("position", signed(now.position()));
    tiles.put(
        "positionNote",
        now.position() == 0
            ? "no position"
            : Numbers.amount(instrument.price(now.price()) * instrument.size(now.position()))
                + " "
                + currency
                + " at "
                + price(now.price()));
    tiles.put("account", Numbers.amount(money(now.equity())));
    tiles.put("orders", Numbers.count(now.orders()));
    tiles.put(
        "ordersNote",
        Numbers.count(now.fills()) + " filled, " + Numbers.count(now.rejected()) + " rejected");
    tiles.put("same", Numbers.count(now.asInBacktest()));
    tiles.put("sameOf", "of " + Numbers.count(now.orders()));
    tiles.put(
        "sameNote",
        now.asInBacktest() == now.orders()
            ? "every order equal so far, of " + Numbers.count(board.backtestOrders())
            : "not the backtest's orders any more");
    delay(tiles);
    limits(text.putArray("limits"), now);
    return text;
  }

  private void delay(ObjectNode tiles) {
    long[] delays = board.delays();
    if (delays.length == 0) {
      tiles.put("delay", "n/a").put("delayNote", "no order yet");
      return;
    }
    tiles.put("delay", milliseconds(delays[(int) Math.ceil(0.99 * delays.length) - 1]));
    tiles.put(
        "delayNote",
        "p50 %s · worst %s ms"
            .formatted(
                milliseconds(delays[(delays.length - 1) / 2]),
                milliseconds(delays[delays.length - 1])));
  }

  private static String milliseconds(long nanos) {
    return Numbers.decimal(nanos / NANOS_A_MILLISECOND, 2, false);
  }

  private void limits(ArrayNode all, Board.Standing now) {
    RiskLimits limits = board.limits();
    if (limits == null) {
      return;
    }
    limit(
        all,
        "Loss today",
        money(Math.max(0, -now.pnlToday())),
        money(limits.maxLossPerDay()),
        instrument.currency());
    limit(
        all,
        "Position",
        instrument.size(Math.abs(now.position())),
        instrument.size(limits.maxPosition()),
        instrument.unit());
  }

  private static void limit(ArrayNode all, String name, double used, double allowed, String unit) {
    boolean whole = allowed >= 1000;
    all.addObject()
        .put("name", name)
        .put("used", whole ? Numbers.amount(used) : Numbers.decimal(used, 4, false))
        .put(
            "allowed",
            (whole ? Numbers.amount(allowed) : Numbers.decimal(allowed, 4, false)) + " " + unit)
        .put("share", Math.min(1, used / allowed));
  }

  /** Points from an index on. */
  ObjectNode points(int from) {
    double[][] points = board.points(from);
    ObjectNode text = JSON.objectNode();
    String[] names = {"at", "price", "pnl", "position"};
    for (int k = 0; k < names.length; k++) {
      ArrayNode column = text.putArray(names[k]);
      for (double value : points[k]) {
        column.add(value);
      }
    }
    return text;
  }

  ArrayNode marks() {
    ArrayNode all = JSON.arrayNode();
    for (Board.Mark mark : board.marks()) {
      all.addArray().add(mark.second()).add(mark.bought()).add(mark.price());
    }
    return all;
  }

  ArrayNode orders() {
    ArrayNode rows = JSON.arrayNode();
    for (Board.Row row : board.orders()) {
      ObjectNode node = rows.addObject();
      node.put("time", stamp(row.order().decidedAt(), 5, 19));
      node.put("side", row.order().side() == Side.BUY ? "Buy" : "Sell");
      node.put("size", plain(row.order().size(), instrument.sizeIncrement()));
      node.put("fill", row.fill() == null ? "n/a" : price(row.fill().price()));
      node.put("decided", price(row.priceAtDecision()));
      node.put(
          "cost",
          row.fill() == null
              ? "n/a"
              : Numbers.decimal(money(row.fill().charges().total()), 2, false));
      node.put("state", row.state());
      node.put("rejected", row.rejected());
    }
    return rows;
  }

  ArrayNode sentences() {
    ArrayNode all = JSON.arrayNode();
    for (Board.Sentence sentence : board.sentences()) {
      all.addObject()
          .put("time", sentence.at() == 0 ? "" : stamp(sentence.at(), 11, 19))
          .put("text", sentence.text())
          .put("warns", sentence.warns());
    }
    return all;
  }

  private double money(long increments) {
    return instrument.money(increments);
  }

  private String signed(long size) {
    return (size > 0 ? "+" : size < 0 ? "\u2212" : "")
        + plain(Math.abs(size), instrument.sizeIncrement());
  }

  /** With all decimals of the increment, so that a column of prices stands in line. */
  private String price(long increments) {
    return BigDecimal.valueOf(increments).multiply(instrument.priceIncrement()).toPlainString();
  }

  static String plain(long increments, BigDecimal increment) {
    BigDecimal number = BigDecimal.valueOf(increments).multiply(increment).stripTrailingZeros();
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }

  private static String stamp(long at, int from, int to) {
    return Nanos.iso(at).substring(from, to).replace('T', ' ');
  }
}
