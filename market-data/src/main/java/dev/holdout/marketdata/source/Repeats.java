package dev.holdout.marketdata.source;

import java.util.Arrays;

/**
 * Counts rows equal to an earlier one. Time never goes back, so only rows of the same instant can
 * be equal, and the table forgets the rest at each new instant.
 */
final class Repeats {

  private long instant = Long.MIN_VALUE;
  private long count;
  private int held;

  /** Which instant a slot belongs to; slots of older ones count as free. */
  private long[] heldAt = new long[64];

  private long[] prices = new long[64];
  private long[] sizes = new long[64];

  Repeats() {
    Arrays.fill(heldAt, Long.MIN_VALUE);
  }

  void see(long at, long price, long size) {
    if (at != instant) {
      instant = at;
      held = 0;
    }
    if (2 * held >= heldAt.length) {
      grow();
    }
    int slot = slotOf(price, size);
    if (heldAt[slot] == instant) {
      count++;
    } else {
      put(slot, price, size);
    }
  }

  long count() {
    return count;
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  private int slotOf(long price, long size) {
    int mask = heldAt.length - 1;
    long mixed = (price * 0x9E3779B97F4A7C15L) ^ (size * 0xC2B2AE3D27D4EB4FL);
    int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
    while (heldAt[slot] == instant && (prices[slot] != price || sizes[slot] != size)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(int slot, long price, long size) {
    heldAt[slot] = instant;
    prices[slot] = price;
    sizes[slot] = size;
    held++;
  }

  private void grow() {
    long[] oldHeldAt = heldAt;
    long[] oldPrices = prices;
    long[] oldSizes = sizes;
    heldAt = new long[2 * oldHeldAt.length];
    Arrays.fill(heldAt, Long.MIN_VALUE);
    prices = new long[heldAt.length];
    sizes = new long[heldAt.length];
    held = 0;
    for (int i = 0; i < oldHeldAt.length; i++) {
      if (oldHeldAt[i] == instant) {
        put(slotOf(oldPrices[i], oldSizes[i]), oldPrices[i], oldSizes[i]);
      }
    }
  }
}
