package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.Tick;

/** Some ticks in one piece, handed from the thread that reads to the thread that trades. */
final class TickBatch {

  static final int MOST = 1024;
  private static final int FIGURES = 5;

  private final long[] figures = new long[MOST * FIGURES];
  private final Tick.Kind[] kinds = new Tick.Kind[MOST];
  private int size;
  private int read;

  void clear() {
    size = 0;
    read = 0;
  }

  boolean isFull() {
    return size == MOST;
  }

  int size() {
    return size;
  }

  void add(Tick.Kind kind, long knownAt, long a, long b, long c, long d) {
    int at = size * FIGURES;
    kinds[size++] = kind;
    figures[at] = knownAt;
    figures[at + 1] = a;
    figures[at + 2] = b;
    figures[at + 3] = c;
    figures[at + 4] = d;
  }

  /** Takes the next tick out; false when none is left. */
  boolean next(Tick into) {
    if (read == size) {
      return false;
    }
    int at = read * FIGURES;
    into.set(
        kinds[read++],
        figures[at],
        figures[at + 1],
        figures[at + 2],
        figures[at + 3],
        figures[at + 4]);
    return true;
  }
}
