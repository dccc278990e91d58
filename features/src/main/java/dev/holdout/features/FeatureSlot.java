package dev.holdout.features;

import dev.holdout.marketdata.time.Nanos;
import java.util.Arrays;

/** One feature of a stream: its window, its memory, and its newest value that may be used. */
final class FeatureSlot {

  private final Feature feature;
  private final Window window;
  private final RecursiveFeature.State memory;
  private final int warmUp;
  private final long lagNanos;
  private final double[] column;

  private int fed;
  private float value = Float.NaN;
  private byte state = RowState.WARMING.code();

  /** When the next value is due: from then on this one is stale, and nothing is filled forward. */
  private long staleFrom = Long.MAX_VALUE;

  // Values that wait for their lag, oldest first; empty for a feature without one.
  private long[] waitingUntil = new long[0];
  private float[] waitingValue = new float[0];
  private byte[] waitingState = new byte[0];
  private long staleAfter;
  private int waitingFrom;
  private int waitingTo;

  /**
   * @param column the feature's own column form over the whole history, or null to ask the window
   */
  FeatureSlot(Feature feature, RecentBars bars, double[] column) {
    this.feature = feature;
    this.window = new Window(bars, feature);
    this.column = column;
    this.lagNanos = Nanos.of(feature.needs().lag());
    if (feature instanceof RecursiveFeature recursive) {
      this.memory = recursive.start();
      this.warmUp = Math.max(1, recursive.warmUp());
    } else {
      this.memory = null;
      this.warmUp = 0;
    }
  }

  /**
   * Takes in the bar that the stream has just stored.
   *
   * @param bar its index in the history
   * @param knownAt when it became known, UTC epoch nanoseconds
   * @param span nanoseconds until the next one is due
   */
  void accept(RecentBars bars, int bar, long knownAt, long span) {
    byte newState;
    float newValue = Float.NaN;
    if (bars.count() < window.lookback()) {
      newState = RowState.WARMING.code();
    } else if (memory != null && bars.isMissing(0)) {
      newState = RowState.MISSING.code();
    } else {
      double number = number(bar);
      newValue = (float) number;
      newState = judge(newValue);
      if (newState != RowState.VALID.code()) {
        newValue = Float.NaN;
      }
    }
    if (lagNanos == 0) {
      value = newValue;
      state = newState;
      staleFrom = knownAt + span;
    } else {
      staleAfter = span;
      await(knownAt + lagNanos, newValue, newState);
    }
  }

  private double number(int bar) {
    if (memory != null) {
      fed++;
      return memory.next(window);
    }
    return column != null ? column[bar] : feature.value(window);
  }

  private byte judge(float number) {
    if (memory != null && fed < warmUp) {
      return RowState.WARMING.code();
    }
    if (Float.isFinite(number)) {
      return RowState.VALID.code();
    }
    return (window.hasMissing() ? RowState.MISSING : RowState.INVALID).code();
  }

  /** Writes the newest value that may be used at {@code at}. */
  void write(long at, int column, Row row) {
    while (waitingFrom < waitingTo && waitingUntil[waitingFrom] <= at) {
      value = waitingValue[waitingFrom];
      state = waitingState[waitingFrom];
      staleFrom = waitingUntil[waitingFrom] + staleAfter;
      waitingFrom++;
    }
    boolean stale = at >= staleFrom && state != RowState.WARMING.code();
    row.values[column] = stale ? Float.NaN : value;
    row.states[column] = stale ? RowState.MISSING.code() : state;
  }

  private void await(long until, float newValue, byte newState) {
    if (waitingTo == waitingUntil.length) {
      int waiting = waitingTo - waitingFrom;
      int capacity = Math.max(8, 2 * waiting);
      waitingUntil =
          Arrays.copyOf(Arrays.copyOfRange(waitingUntil, waitingFrom, waitingTo), capacity);
      waitingValue =
          Arrays.copyOf(Arrays.copyOfRange(waitingValue, waitingFrom, waitingTo), capacity);
      waitingState =
          Arrays.copyOf(Arrays.copyOfRange(waitingState, waitingFrom, waitingTo), capacity);
      waitingFrom = 0;
      waitingTo = waiting;
    }
    waitingUntil[waitingTo] = until;
    waitingValue[waitingTo] = newValue;
    waitingState[waitingTo] = newState;
    waitingTo++;
  }
}
