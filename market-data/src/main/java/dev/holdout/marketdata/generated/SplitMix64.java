package dev.holdout.marketdata.generated;

/**
 * Random numbers by counting: output {@code k} of a seed is a mixing of {@code seed + (k + 1) ×
 * golden ratio}, so any of them can be computed alone and every machine gives the same bits.
 * Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
 *
 * <p>One thread at a time; threads share nothing when each has a stream of its own.
 */
public final class SplitMix64 {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double ULP = 0x1.0p-53;

  private long state;

  /** The outputs of {@code seed} from the first on. */
  public SplitMix64(long seed) {
    this.state = seed;
  }

  /**
   * Stream {@code number} of a seed: as if seeded with output {@code number} of it, so that what is
   * drawn for one purpose never shifts what is drawn for another.
   *
   * @param number 0 or more
   */
  public static SplitMix64 stream(long seed, int number) {
    return new SplitMix64(output(seed, number));
  }

  /** Output {@code k} of {@code seed}, from 0. */
  public static long output(long seed, long k) {
    return mix(seed + (k + 1) * GOLDEN);
  }

  /** The next output: 64 random bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** The next output as a number in [0, 1), a multiple of 2^-53. */
  public double uniform() {
    return unit(next());
  }

  /**
   * The next output as a whole number in [0, bound). Some numbers are likelier than others by at
   * most bound / 2^64.
   *
   * @param bound above 0
   */
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  /** Bits as a number in [0, 1): the upper 53, times 2^-53. */
  static double unit(long bits) {
    return (bits >>> 11) * ULP;
  }

  private static long mix(long seed) {
    long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
