package dev.holdout.backtest.feed;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarStream;
import dev.holdout.marketdata.bar.TimeBars;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Ticks as they come, with the bars that they make, in the one total order. Bars are gathered by
 * the {@link BarStream} that history uses too, so they are the same to the bit. A print of a tick
 * that nobody trades on costs no allocation.
 */
public final class TickFeed implements MarketFeed {

  /** Is told of bars: all of them, in order, when they become known. */
  @FunctionalInterface
  public interface BarListener {

    /**
     * @param index place in the series, from 0
     * @param secondsSincePrint see {@link BarStream.Sink}
     * @param history whether the bar lies before the run, and is not presented to the loop
     */
    void bar(int index, Bar bar, double secondsSincePrint, boolean history);
  }

  private final TickSource source;
  private final BarStream stream;
  private final BarListener listener;
  private final Tick tick = new Tick();
  private final ArrayDeque<MarketEvent.BarClosed> bars = new ArrayDeque<>();

  /** The last print before the run, until it has been presented; null afterwards. */
  private Tick first;

  private long from = Long.MIN_VALUE;
  private boolean tradeWaits;
  private boolean called;
  private boolean ended;
  private Kind kind;
  private MarketEvent.BarClosed bar;
  private long knownAt = Long.MIN_VALUE;
  private long happenedAt;
  private long sequence;
  private long price;
  private long size;
  private int barCount;
  private long events;
  private long ticks;
  private long quotes;

  /**
   * @param span length of a bar
   * @param lag from a bar's close until it is known
   */
  public TickFeed(TickSource source, Duration span, Duration lag, BarListener listener) {
    this.source = source;
    this.listener = listener;
    this.stream = TimeBars.of(span).stream(lag, this::gathered);
  }

  /**
   * Reads what lies before a run: its bars go to the listener as history, and its last print is
   * presented first, so that the run starts with a price.
   *
   * @param from UTC epoch nanoseconds
   * @return that print's price, in price increments; 0 when there was no print at all
   */
  public long startAt(long from) {
    this.from = from;
    Tick ahead = new Tick();
    boolean any = false;
    while (true) {
      TickSource.Next next = source.next(tick, events);
      if (next == TickSource.Next.END) {
        break;
      }
      if (next == TickSource.Next.CALL) {
        called = true;
        continue;
      }
      if (!takesTrade()) {
        continue;
      }
      if (tick.knownAt() >= from) {
        tradeWaits = true;
        break;
      }
      copy(tick, ahead);
      any = true;
    }
    if (!any) {
      return tradeWaits ? tick.price() : 0;
    }
    first = ahead;
    return ahead.price();
  }

  private static void copy(Tick one, Tick other) {
    other.trade(one.knownAt(), one.happenedAt(), one.sequence(), one.price(), one.size());
  }

  /** Counts the tick; true when it is a print, whose bars have then left. */
  private boolean takesTrade() {
    ticks++;
    if (tick.kind() == Tick.Kind.QUOTE) {
      quotes++;
      return false;
    }
    stream.print(tick.happenedAt(), tick.knownAt(), tick.price(), tick.size());
    return true;
  }

  private void gathered(Bar done, double secondsSincePrint) {
    int index = barCount++;
    boolean history = done.knownAt() < from;
    listener.bar(index, done, secondsSincePrint, history);
    if (!history) {
      bars.add(new MarketEvent.BarClosed(index, done));
    }
  }

  /** Ends the feed before its source does: whoever is asked next answers that nothing follows. */
  public void end() {
    ended = true;
  }

  @Override
  public boolean advance() {
    if (ended) {
      return false;
    }
    if (first != null) {
      present(first);
      first = null;
      return true;
    }
    if (called) {
      called = false;
      return call();
    }
    while (bars.isEmpty() && !tradeWaits) {
      switch (source.next(tick, events)) {
        case CALL -> {
          return call();
        }
        case END -> {
          return false;
        }
        case TICK -> tradeWaits = takesTrade();
      }
    }
    long next = bars.isEmpty() ? tick.knownAt() : bars.peekFirst().at();
    if (!source.due(next, events)) {
      return call();
    }
    events++;
    if (bars.isEmpty()) {
      tradeWaits = false;
      present(tick);
    } else {
      bar = bars.removeFirst();
      kind = Kind.BAR;
      knownAt = bar.at();
    }
    return true;
  }

  private void present(Tick print) {
    kind = Kind.TRADE;
    knownAt = print.knownAt();
    happenedAt = print.happenedAt();
    sequence = print.sequence();
    price = print.price();
    size = print.size();
  }

  private boolean call() {
    kind = Kind.CALL;
    knownAt = Math.max(Math.max(from, knownAt), source.calledAt());
    return true;
  }

  /** Ticks read so far, quotes among them. */
  public long ticks() {
    return ticks;
  }

  /** Quotes read so far. */
  public long quotes() {
    return quotes;
  }

  /** Prints that came after the bar they happened in. */
  public long latePrints() {
    return stream.latePrints();
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public long knownAt() {
    return knownAt;
  }

  @Override
  public long happenedAt() {
    return happenedAt;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public long price() {
    return price;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public MarketEvent.BarClosed bar() {
    return bar;
  }
}
