package dev.holdout.strategies.paper;

import dev.holdout.features.Row;
import dev.holdout.features.Stream;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.strategies.run.PolicyStrategy;
import java.time.Duration;
import java.util.ArrayDeque;

/** Bars as they become known, kept until the strategy has read them. */
final class LiveBars implements PolicyStrategy.Bars {

  private record Known(int index, Bar bar, double secondsSincePrint) {}

  private final Instrument instrument;
  private final Duration span;
  private final ArrayDeque<Known> unread = new ArrayDeque<>();

  LiveBars(Instrument instrument, Duration span) {
    this.instrument = instrument;
    this.span = span;
  }

  void add(int index, Bar bar, double secondsSincePrint) {
    unread.add(new Known(index, bar, secondsSincePrint));
  }

  @Override
  public Row next(Stream features, int index) {
    Known next = unread.remove();
    if (next.index() != index) {
      throw new IllegalStateException(
          "bar " + index + " is asked for, but the next one is " + next.index());
    }
    BarSeries one =
        BarSeries.of(instrument, span).add(next.bar(), next.secondsSincePrint()).build();
    return features.next(one, 0);
  }
}
