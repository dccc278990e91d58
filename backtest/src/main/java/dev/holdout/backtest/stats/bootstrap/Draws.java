package dev.holdout.backtest.stats.bootstrap;

/**
 * Random numbers counted out of a seed: draw k is a function of seed and k alone.
 *
 * <p>Source: G. L. Steele, D. Lea and C. H. Flood, Fast Splittable Pseudorandom Number Generators,
 * 2014 (splitmix64).
 */
final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draws(long seed) {
    this.state = seed;
  }

  private long next() {
    state += GOLDEN;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** From 0 (included) to 1 (not). */
  double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** From 0 (included) to {@code bound} (not); the bias is below bound / 2^64. */
  int index(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }
}
