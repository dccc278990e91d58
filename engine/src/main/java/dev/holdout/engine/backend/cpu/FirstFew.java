package dev.holdout.engine.backend.cpu;

/**
 * The first few places of a line in the order of its keys, without sorting the rest: a heap holds
 * the lowest met so far, the highest of them on top. Equal keys stand in the order in which they
 * lie, as after a whole sort: a later one never displaces an earlier one.
 */
final class FirstFew {

  /** From this share of a line on, sorting all of it is no slower; wide keys sort slowly. */
  private static final int NARROW_SHARE = 64;

  private static final int WIDE_SHARE = 16;

  /** A line that falls all along displaces at each step: beyond this share sorting is better. */
  private static final int DISPLACED_SHARE = 8;

  private FirstFew() {}

  /** Whether so few of a line are worth picking out. */
  static boolean worth(int count, int n, boolean narrow) {
    return count < n / (narrow ? NARROW_SHARE : WIDE_SHARE);
  }

  /**
   * Puts the places of the lowest keys, in order, into the first elements of {@code found}.
   *
   * @param count how many, from 1 to the number of keys
   * @return false where the line lies so that sorting all of it is faster; nothing is found then
   */
  static boolean of(long[] keys, int count, long[] found) {
    int room = keys.length / DISPLACED_SHARE;
    for (int i = 0; i < count; i++) {
      found[i] = i;
    }
    for (int i = count / 2 - 1; i >= 0; i--) {
      sink(keys, found, i, count);
    }
    long highest = keys[(int) found[0]];
    for (int i = count; i < keys.length; i++) {
      if (keys[i] < highest) {
        if (--room < 0) {
          return false;
        }
        found[0] = i;
        sink(keys, found, 0, count);
        highest = keys[(int) found[0]];
      }
    }
    for (int end = count - 1; end > 0; end--) {
      long last = found[0];
      found[0] = found[end];
      found[end] = last;
      sink(keys, found, 0, end);
    }
    return true;
  }

  /** Moves a place down the heap until none below it is higher. */
  private static void sink(long[] keys, long[] heap, int from, int count) {
    int at = from;
    long place = heap[at];
    while (2 * at + 1 < count) {
      int below = 2 * at + 1;
      if (below + 1 < count && behind(keys, heap[below + 1], heap[below])) {
        below++;
      }
      if (!behind(keys, heap[below], place)) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = place;
  }

  /** Whether place a comes behind place b. */
  private static boolean behind(long[] keys, long a, long b) {
    long first = keys[(int) a];
    long second = keys[(int) b];
    return first != second ? first > second : a > b;
  }
}
