package dev.holdout.marketdata.time;

/** Facts in the order in which they became known; what a {@link Timeline} can be laid along. */
public interface KnownInstants {

  /** How many facts there are. */
  int size();

  /** When fact {@code i} could be known, UTC epoch nanoseconds; never falling with {@code i}. */
  long knownAt(int i);
}
