package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import java.util.Arrays;

/**
 * Places along a dimension by the order of the numbers there, found on {@link SortKeys}. Keys of 32
 * bits are sorted as one {@code long} with the place in its lower half, which keeps equal numbers
 * in their order; wider ones are sorted alone, and each number then looks up its place. One object
 * serves all lines of a call.
 */
final class Rankings {

  private final Ranking kind;
  private final boolean narrow;
  private final boolean floating;
  private final long[] keys;
  private final long[] found;

  /** For wide keys: themselves in order, and how many of those equal to one were met. */
  private final long[] ordered;

  private final long[] met;

  private Rankings(Ranking kind, CpuStorage from, int n) {
    this.kind = kind;
    narrow = SortKeys.narrow(from);
    floating = from.dtype().isFloating();
    keys = longs(n);
    found = longs(n);
    ordered = narrow ? null : longs(n);
    met = narrow ? null : longs(n);
  }

  static void run(Ranking kind, int dim, Strided x, Strided places) {
    CpuStorage from = StridedCopy.storage(x);
    CpuStorage into = StridedCopy.storage(places);
    int n = LineWalk.length(dim, x);
    int count = LineWalk.length(dim, places);
    Rankings line = new Rankings(kind, from, n);
    LineWalk lines = new LineWalk(dim, x, places);
    do {
      SortKeys.load(from, lines.at(0), lines.step(0), line.keys, n);
      line.rank(count);
      Conversion.store(line.found, into, lines.at(1), lines.step(1), count);
    } while (lines.next());
  }

  private static long[] longs(int n) {
    return Scans.room(DType.I64, n, LongStorage.class).values;
  }

  private void rank(int count) {
    switch (kind) {
      case LARGEST -> found[0] = largest();
      case SMALLEST -> {
        turn();
        found[0] = largest();
      }
      case MEDIAN -> found[0] = median();
      case ASCENDING -> order(count);
      case DESCENDING -> {
        flip();
        order(count);
      }
      case RUNNING_LARGEST -> running();
      case RUNNING_SMALLEST -> {
        turn();
        running();
      }
    }
  }

  /** In opposite order, but a NaN stays above. */
  private void turn() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = floating && keys[i] == SortKeys.NAN ? SortKeys.NAN : ~keys[i];
    }
  }

  /** In opposite order, a NaN below. */
  private void flip() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ~keys[i];
    }
  }

  private int largest() {
    int best = 0;
    for (int i = 1; i < keys.length; i++) {
      best = keys[i] > keys[best] ? i : best;
    }
    return best;
  }

  private long median() {
    int top = largest();
    if (floating && keys[top] == SortKeys.NAN) {
      return top;
    }
    sort();
    return found[(keys.length - 1) / 2];
  }

  private void running() {
    int best = 0;
    for (int i = 0; i < keys.length; i++) {
      best = keys[i] >= keys[best] ? i : best;
      found[i] = best;
    }
  }

  private void order(int count) {
    boolean few = FirstFew.worth(count, keys.length, narrow);
    if (!few || !FirstFew.of(keys, count, found)) {
      sort();
    }
  }

  private void sort() {
    if (!narrow) {
      sortWide();
      return;
    }
    for (int i = 0; i < keys.length; i++) {
      // A NaN's key, the one that does not fit, is held to the largest or smallest that does.
      long held = Math.clamp(keys[i], Integer.MIN_VALUE, Integer.MAX_VALUE);
      found[i] = held << 32 | i;
    }
    Arrays.sort(found);
    for (int i = 0; i < keys.length; i++) {
      found[i] = (int) found[i];
    }
  }

  /** The keys are sorted alone; then each finds its place, behind equal ones met before it. */
  private void sortWide() {
    System.arraycopy(keys, 0, ordered, 0, keys.length);
    Arrays.sort(ordered);
    Arrays.fill(met, 0);
    for (int i = 0; i < keys.length; i++) {
      int low = 0;
      int high = keys.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ordered[middle] < keys[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      found[low + (int) met[low]++] = i;
    }
  }
}
