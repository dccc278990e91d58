package dev.holdout.marketdata.bar;

import dev.holdout.marketdata.time.Nanos;
import java.util.ArrayDeque;

/**
 * Gathers prints into time bars as they arrive, one print or one tick of the clock at a time. A bar
 * leaves the stream when the clock reaches its known-at, so no later print can change it. History,
 * replay and live trading feed this same code.
 *
 * <p>A print belongs to the bar of its happened-at. One that becomes known only after its bar (or
 * that lies before the first bar) enters no bar and is counted in {@link #latePrints}; a lag as
 * long as the source's delay leaves none.
 */
public final class BarStream {

  /** Where bars go when they are known. */
  @FunctionalInterface
  public interface Sink {

    /**
     * @param bar the next bar; the first bar holds the first print, later ones follow without a gap
     * @param secondsSincePrint from the last print in this or an earlier bar to this bar's close
     */
    void bar(Bar bar, double secondsSincePrint);
  }

  private final long span;
  private final long lag;
  private final Sink sink;

  /** Bars that are open, oldest first, without gaps; empty before the first print. */
  private final ArrayDeque<Gathering> open = new ArrayDeque<>();

  /** Open of the next bar to leave, which is the first of {@link #open} when that is not empty. */
  private long nextOpenAt;

  /** Whether a first bar exists. */
  private boolean started;

  /** Whether a print, a late one included, has arrived, so that a last price exists. */
  private boolean priced;

  private long now = Long.MIN_VALUE;
  private long lastPrice;
  private int lastSign;
  private long lastPrintAt;
  private long latePrints;

  BarStream(long span, long lag, Sink sink) {
    this.span = span;
    this.lag = lag;
    this.sink = sink;
  }

  /**
   * Takes one print. The clock moves to its known-at first: bars leave before prints of the same
   * instant arrive.
   *
   * @param happenedAt UTC epoch nanoseconds
   * @param knownAt UTC epoch nanoseconds, not before the clock
   * @param price in price increments
   * @param size in size increments
   */
  public void print(long happenedAt, long knownAt, long price, long size) {
    clock(knownAt);
    int sign = signOf(price);
    long opens = Math.floorDiv(happenedAt, span) * span;
    if (knownAt >= opens + span + lag || (started && opens < nextOpenAt)) {
      latePrints++;
      return;
    }
    if (!started) {
      started = true;
      nextOpenAt = opens;
      lastPrintAt = happenedAt;
    }
    gatheringAt(opens).add(happenedAt, price, size, sign);
  }

  /**
   * Moves the clock: every bar known at {@code instant} or before leaves, the empty ones as
   * missing.
   *
   * @throws IllegalArgumentException when the clock would run backwards
   */
  public void clock(long instant) {
    if (instant < now) {
      throw new IllegalArgumentException(
          "bars: the clock would go back from "
              + Nanos.iso(now)
              + " to "
              + Nanos.iso(instant)
              + "; feed prints in the order of known-at");
    }
    now = instant;
    while (started && Math.addExact(nextOpenAt, span + lag) <= now) {
      leave();
    }
  }

  /** Prints that became known after the bar they happened in; they are in no bar. */
  public long latePrints() {
    return latePrints;
  }

  private void leave() {
    Gathering done = open.isEmpty() ? new Gathering() : open.removeFirst();
    long closeAt = nextOpenAt + span;
    lastPrintAt = done.trades == 0 ? lastPrintAt : Math.max(lastPrintAt, done.lastAt);
    sink.bar(done.bar(nextOpenAt, closeAt, closeAt + lag), (closeAt - lastPrintAt) / 1e9);
    nextOpenAt = closeAt;
  }

  /** The bar that opens at {@code opens}, at or after the next bar to leave. */
  private Gathering gatheringAt(long opens) {
    long ahead = (opens - nextOpenAt) / span;
    while (open.size() <= ahead) {
      open.addLast(new Gathering());
    }
    if (ahead == open.size() - 1) {
      return open.getLast();
    }
    return open.stream().skip(ahead).findFirst().orElseThrow();
  }

  /** Tick rule (Lee and Ready, 1991): up buys, down sells, unchanged repeats the last sign. */
  private int signOf(long price) {
    if (priced && price != lastPrice) {
      lastSign = price > lastPrice ? 1 : -1;
    }
    lastPrice = price;
    priced = true;
    return lastSign;
  }
}
