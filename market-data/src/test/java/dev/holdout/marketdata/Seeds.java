package dev.holdout.marketdata;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Property tests: a body run on many seeds. A failure names its seed; {@code -Dholdout.seed=N} runs
 * that one alone.
 */
public final class Seeds {

  private static final long FIRST = 20131125;

  private Seeds() {}

  /** Runs {@code body} on {@code count} seeds, or on the one asked for. */
  public static void forEach(int count, Consumer<Random> body) {
    Long one = Long.getLong("holdout.seed");
    long from = one == null ? FIRST : one;
    long to = one == null ? FIRST + count : one + 1;
    for (long seed = from; seed < to; seed++) {
      try {
        body.accept(new Random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(
            "seed " + seed + " (run it alone with -Dholdout.seed=" + seed + "): " + failure,
            failure);
      }
    }
  }
}
