package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;

/**
 * The bars of a tape, as parts to draw from: for each bar its trades in the tape's order, with
 * prices relative to the last price before the bar. A trade belongs to the bar it happened in.
 */
final class Donors {

  /** More bars than this are a mistyped span or time stamp, not a market. */
  private static final long MOST_BARS = 1L << 26;

  private static final int FEWEST_BARS = 3;

  private final TradeSeries tape;
  private final long span;
  private final long firstOpen;

  /** First place of each bar in {@link #order}, and one past the last. */
  private final int[] first;

  /** Trades by bar, in the tape's order within one. */
  private final int[] order;

  /** For each place in {@link #order} its price over the bar's start, less 1. */
  private final double[] move;

  private final double largestIc;

  private Donors(TradeSeries tape, long span, long firstOpen, int[] first) {
    this.tape = tape;
    this.span = span;
    this.firstOpen = firstOpen;
    this.first = first;
    this.order = order();
    this.move = moves();
    this.largestIc = largest();
  }

  static Donors of(TradeSeries tape, Duration bar) {
    if (bar.isNegative() || bar.isZero()) {
      throw fault("bar is " + bar + "; a bar covers some time", "bar: 5m");
    }
    long span = Nanos.of(bar);
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = 0; i < tape.size(); i++) {
      lowest = Math.min(lowest, Math.floorDiv(tape.happenedAt(i), span));
      highest = Math.max(highest, Math.floorDiv(tape.happenedAt(i), span));
      if (tape.price(i) < 1) {
        throw fault(
            "trade %d has the price %d; moves are relative to prices above 0"
                .formatted(i, tape.price(i)),
            "a market whose prices stay above 0");
      }
    }
    long bars = tape.size() == 0 ? 0 : Math.subtractExact(highest, lowest) + 1;
    if (bars < FEWEST_BARS) {
      throw fault(
          "%d trades in %d bars of %s; three are the fewest".formatted(tape.size(), bars, bar),
          "a longer tape or shorter bars");
    }
    if (bars > MOST_BARS) {
      throw fault("bars of " + bar + " would be " + bars, "longer bars, or mend the time stamps");
    }
    int[] first = new int[(int) bars + 1];
    for (int i = 0; i < tape.size(); i++) {
      first[(int) (Math.floorDiv(tape.happenedAt(i), span) - lowest) + 1]++;
    }
    for (int k = 0; k < bars; k++) {
      first[k + 1] += first[k];
    }
    return new Donors(tape, span, lowest * span, first);
  }

  TradeSeries tape() {
    return tape;
  }

  int bars() {
    return first.length - 1;
  }

  /** First place of a bar; that of the next bar is one past its last. */
  int first(int bar) {
    return first[bar];
  }

  /** Index in the tape of the trade at a place. */
  int trade(int place) {
    return order[place];
  }

  /** Price of the trade at a place over the bar's start, less 1; above -1. */
  double move(int place) {
    return move[place];
  }

  /** Return of a bar; 0 when it is empty. */
  double change(int bar) {
    return first[bar] == first[bar + 1] ? 0 : move[first[bar + 1] - 1];
  }

  /** Open of a bar, UTC epoch nanoseconds. */
  long openAt(int bar) {
    return firstOpen + bar * span;
  }

  /** {@code E|r| / sqrt(E r²)} over the bars with trades; 0 when no price ever changed. */
  double largestIc() {
    return largestIc;
  }

  private int[] order() {
    int[] next = first.clone();
    int[] byBar = new int[tape.size()];
    for (int i = 0; i < byBar.length; i++) {
      int bar = (int) (Math.floorDiv(tape.happenedAt(i) - firstOpen, span));
      byBar[next[bar]++] = i;
    }
    return byBar;
  }

  private double[] moves() {
    double[] moves = new double[order.length];
    double start = tape.price(order[0]);
    for (int k = 0; k < bars(); k++) {
      for (int place = first[k]; place < first[k + 1]; place++) {
        moves[place] = tape.price(order[place]) / start - 1;
      }
      start = first[k] == first[k + 1] ? start : tape.price(order[first[k + 1] - 1]);
    }
    return moves;
  }

  private double largest() {
    double absolute = 0;
    double squares = 0;
    int traded = 0;
    for (int k = 0; k < bars(); k++) {
      double change = change(k);
      absolute += Math.abs(change);
      squares += change * change;
      traded += first[k] == first[k + 1] ? 0 : 1;
    }
    return squares == 0 ? 0 : absolute / Math.sqrt(squares * traded);
  }

  private static BadInput fault(String value, String remedy) {
    return new BadInput(value, "surrogate", remedy);
  }
}
