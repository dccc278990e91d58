package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.Tick;

/** Tells two sequences of ticks apart: a hash and a count. Not meant against an adversary. */
final class TickHash {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long hash;
  private long count;

  void add(Tick tick) {
    long mixed = hash + tick.kind().ordinal();
    mixed = mix(mixed ^ tick.knownAt());
    for (int i = 0; i < 4; i++) {
      mixed = mix(mixed ^ tick.figure(i));
    }
    hash = mixed;
    count++;
  }

  private static long mix(long value) {
    long mixed = value * MULTIPLIER;
    return mixed ^ mixed >>> 32;
  }

  long count() {
    return count;
  }

  boolean isSame(TickHash other) {
    return hash == other.hash && count == other.count;
  }
}
