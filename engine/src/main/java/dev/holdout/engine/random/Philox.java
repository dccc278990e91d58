package dev.holdout.engine.random;

import java.util.Arrays;

/**
 * The counter-based generator Philox 4x32 with ten rounds (Salmon, Moraes, Dror, Shaw: "Parallel
 * random numbers: as easy as 1, 2, 3", 2011). Block {@code c} of the stream is a pure function of
 * (seed, stream, c): no state is shared, and any place of the stream can be reached at once.
 *
 * <p>An object is a cursor on one stream and belongs to one thread. Give each purpose its own
 * stream number (initial values, shuffling, one per dropout layer) so that drawing more for one
 * never moves another.
 */
public final class Philox {

  private static final long FIRST_MULTIPLIER = 0xD2511F53L;
  private static final long SECOND_MULTIPLIER = 0xCD9E8D57L;
  private static final int FIRST_WEYL = 0x9E3779B9;
  private static final int SECOND_WEYL = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;

  private final long seed;
  private final long stream;
  private final int[] block = new int[4];
  private long nextBlock;
  private int used = 4;
  private double spareNormal = Double.NaN;

  /** A cursor at the start of the stream {@code stream} of {@code seed}; any values will do. */
  public Philox(long seed, long stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /** A fresh cursor at the start of another stream of the same seed. */
  public Philox withStream(long other) {
    return new Philox(seed, other);
  }

  /** A cursor of its own at the same place, within a block too. */
  public Philox copy() {
    Philox copy = new Philox(seed, stream);
    System.arraycopy(block, 0, copy.block, 0, block.length);
    copy.nextBlock = nextBlock;
    copy.used = used;
    copy.spareNormal = spareNormal;
    return copy;
  }

  public long seed() {
    return seed;
  }

  public long stream() {
    return stream;
  }

  /** The number of whole blocks drawn; with {@link #seek} it saves and restores a cursor. */
  public long position() {
    return nextBlock;
  }

  /** Moves to the start of a block; what was left of the present one is dropped. */
  public Philox seek(long blockNumber) {
    nextBlock = blockNumber;
    used = 4;
    spareNormal = Double.NaN;
    return this;
  }

  /**
   * Where the cursor stands, to the draw: seed, stream, block, what is used of it, and the bits of
   * a normal number that was drawn ahead.
   */
  public long[] state() {
    return new long[] {seed, stream, nextBlock, used, Double.doubleToRawLongBits(spareNormal)};
  }

  /**
   * Moves to where {@link #state()} was taken: the next draw is the one that followed there.
   *
   * @throws IllegalArgumentException for the state of another seed or stream
   */
  public Philox restore(long[] state) {
    if (state.length != 5
        || state[0] != seed
        || state[1] != stream
        || state[3] < 0
        || state[3] > 4) {
      throw new IllegalArgumentException(
          "Philox: the state is %s, but this is seed %d, stream %d; pass what state() of the same stream gave"
              .formatted(Arrays.toString(state), seed, stream));
    }
    if (state[3] < 4) {
      seek(state[2] - 1).nextInt(); // fills the block that was begun
    }
    nextBlock = state[2];
    used = (int) state[3];
    spareNormal = Double.longBitsToDouble(state[4]);
    return this;
  }

  /** Thirty-two random bits. */
  public int nextInt() {
    if (used == 4) {
      fillBlock((int) nextBlock, (int) (nextBlock >>> 32), (int) stream, (int) (stream >>> 32));
      nextBlock++;
      used = 0;
    }
    return block[used++];
  }

  /** Sixty-four random bits. */
  public long nextLong() {
    long low = nextInt() & LOW;
    return (long) nextInt() << 32 | low;
  }

  /**
   * An integer in [0, bound), every one equally likely (Lemire's multiplication, the uneven rest is
   * drawn again).
   *
   * @throws IllegalArgumentException if bound is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(
          "Philox: the bound is " + bound + "; a draw from [0, bound) needs a bound of 1 or more");
    }
    long product = (nextInt() & LOW) * bound;
    if (Integer.compareUnsigned((int) product, bound) < 0) { // else surely not in the uneven rest
      int uneven = Integer.remainderUnsigned(-bound, bound);
      while (Integer.compareUnsigned((int) product, uneven) < 0) {
        product = (nextInt() & LOW) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform on [0, 1), 53 bits. */
  public double uniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform on [0, 1), 24 bits: every value is a float. */
  public float uniformFloat() {
    return (nextInt() >>> 8) * 0x1.0p-24f;
  }

  /** Uniform between two bounds, the low one included. */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Standard normal, by Box and Muller's pair; the second of a pair is kept for the next call. */
  public double normal() {
    if (!Double.isNaN(spareNormal)) {
      double kept = spareNormal;
      spareNormal = Double.NaN;
      return kept;
    }
    // 1 - u lies in (0, 1], so the logarithm is finite. StrictMath: equal bits on every machine.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    double angle = 2 * StrictMath.PI * uniform();
    spareNormal = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** Normal with the given mean and standard deviation. */
  public double normal(double mean, double deviation) {
    return mean + deviation * normal();
  }

  /** Fills an array with uniform values between two bounds; returns it. */
  public float[] fillUniform(float[] values, double low, double high) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * uniformFloat());
    }
    return values;
  }

  /** Fills an array with normal values; returns it. */
  public float[] fillNormal(float[] values, double mean, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) normal(mean, deviation);
    }
    return values;
  }

  /** The numbers 0 to n - 1 in random order (Fisher and Yates), every order equally likely. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }

  private void fillBlock(int c0, int c1, int c2, int c3) {
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long first = FIRST_MULTIPLIER * (c0 & LOW);
      long second = SECOND_MULTIPLIER * (c2 & LOW);
      int n0 = (int) (second >>> 32) ^ c1 ^ k0;
      int n2 = (int) (first >>> 32) ^ c3 ^ k1;
      c0 = n0;
      c1 = (int) second;
      c2 = n2;
      c3 = (int) first;
      k0 += FIRST_WEYL;
      k1 += SECOND_WEYL;
    }
    block[0] = c0;
    block[1] = c1;
    block[2] = c2;
    block[3] = c3;
  }
}
