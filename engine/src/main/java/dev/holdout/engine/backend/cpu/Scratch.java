package dev.holdout.engine.backend.cpu;

/**
 * Arrays that a kernel needs while it runs, kept by the thread for the next kernel. Those of up to
 * {@link #LARGEST} floats are kept, four at most; what is taken holds any numbers.
 */
final class Scratch {

  private static final int LARGEST = 1 << 18;
  private static final int KEPT = 6;

  private static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);

  private final float[][] free = new float[KEPT][];
  private int count;

  private Scratch() {}

  static Scratch ofThread() {
    return MINE.get();
  }

  /** At least so many floats. */
  float[] take(int length) {
    for (int i = count - 1; i >= 0; i--) {
      if (free[i].length >= length) {
        float[] found = free[i];
        free[i] = free[--count];
        free[count] = null;
        return found;
      }
    }
    return new float[Math.max(length, Math.min(LARGEST, Integer.highestOneBit(length) << 1))];
  }

  /** Gives an array back; null is none. */
  void give(float[] array) {
    if (array != null && array.length <= LARGEST && count < KEPT) {
      free[count++] = array;
    }
  }
}
