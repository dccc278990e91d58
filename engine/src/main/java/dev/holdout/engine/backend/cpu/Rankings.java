package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.backend.Strided;
import java.util.Arrays;

/**
 * Places along a dimension by the order of the numbers there, found on {@link SortKeys}. Keys of 32
 * bits are sorted as one {@code long} with the place in its lower half, which keeps equal numbers
 * in their order; wider ones by merging.
 */
final class Rankings {

  private Rankings() {}

  static void run(Ranking kind, int dim, Strided x, Strided places) {
    CpuStorage from = StridedCopy.storage(x);
    CpuStorage into = StridedCopy.storage(places);
    int n = LineWalk.length(dim, x);
    long[] keys = new long[n];
    long[] found = new long[n];
    boolean narrow = SortKeys.narrow(from);
    boolean floating = SortKeys.floating(from);
    LineWalk lines = new LineWalk(dim, x, places);
    do {
      SortKeys.load(from, lines.at(0), lines.step(0), keys, n);
      switch (kind) {
        case LARGEST -> found[0] = largest(keys);
        case SMALLEST -> found[0] = largest(turned(keys, floating));
        case MEDIAN -> found[0] = median(keys, found, narrow, floating);
        case ASCENDING -> sort(keys, found, narrow);
        case DESCENDING -> sort(flipped(keys), found, narrow);
        case RUNNING_LARGEST -> running(keys, found);
        case RUNNING_SMALLEST -> running(turned(keys, floating), found);
      }
      Conversion.store(found, into, lines.at(1), lines.step(1), kind.single() ? 1 : n);
    } while (lines.next());
  }

  /** In opposite order, but a NaN stays above. */
  private static long[] turned(long[] keys, boolean floating) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = floating && keys[i] == SortKeys.NAN ? SortKeys.NAN : ~keys[i];
    }
    return keys;
  }

  /** In opposite order, a NaN below. */
  private static long[] flipped(long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ~keys[i];
    }
    return keys;
  }

  private static int largest(long[] keys) {
    int best = 0;
    for (int i = 1; i < keys.length; i++) {
      best = keys[i] > keys[best] ? i : best;
    }
    return best;
  }

  private static long median(long[] keys, long[] found, boolean narrow, boolean floating) {
    int top = largest(keys);
    if (floating && keys[top] == SortKeys.NAN) {
      return top;
    }
    sort(keys, found, narrow);
    return found[(keys.length - 1) / 2];
  }

  private static void running(long[] keys, long[] found) {
    int best = 0;
    for (int i = 0; i < keys.length; i++) {
      best = keys[i] >= keys[best] ? i : best;
      found[i] = best;
    }
  }

  private static void sort(long[] keys, long[] found, boolean narrow) {
    if (narrow) {
      for (int i = 0; i < keys.length; i++) {
        // A NaN's key, the one that does not fit, is held to the largest or smallest that does.
        long held = Math.clamp(keys[i], Integer.MIN_VALUE, Integer.MAX_VALUE);
        found[i] = held << 32 | i;
      }
      Arrays.sort(found);
      for (int i = 0; i < keys.length; i++) {
        found[i] = (int) found[i];
      }
    } else {
      merge(keys, found);
    }
  }

  /** Sorted runs of 1, 2, 4, … are merged pairwise; the left one goes first among equals. */
  private static void merge(long[] keys, long[] found) {
    int n = keys.length;
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
    }
    for (long width = 1; width < n; width *= 2) {
      for (long start = 0; start < n; start += 2 * width) {
        int middle = (int) Math.min(n, start + width);
        int end = (int) Math.min(n, start + 2 * width);
        merge(keys, from, (int) start, middle, end, to);
      }
      int[] done = from;
      from = to;
      to = done;
    }
    for (int i = 0; i < n; i++) {
      found[i] = from[i];
    }
  }

  private static void merge(long[] keys, int[] from, int start, int middle, int end, int[] to) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft = right == end || (left < middle && keys[from[left]] <= keys[from[right]]);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
