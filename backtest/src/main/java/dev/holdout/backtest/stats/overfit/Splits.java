package dev.holdout.backtest.stats.overfit;

import java.util.Arrays;

/**
 * All choices of half of the blocks, in lexicographic order of the chosen ones. A choice is a mask:
 * bit b is set when block b was chosen.
 */
final class Splits {

  private final int blocks;
  private final int[] masks;
  private final int[] places;

  Splits(int blocks) {
    this.blocks = blocks;
    this.places = new int[1 << blocks];
    Arrays.fill(places, -1);
    int[] chosen = new int[blocks / 2];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = i;
    }
    int[] found = new int[1 << blocks];
    int count = 0;
    do {
      int mask = 0;
      for (int block : chosen) {
        mask |= 1 << block;
      }
      places[mask] = count;
      found[count++] = mask;
    } while (next(chosen));
    this.masks = Arrays.copyOf(found, count);
  }

  private boolean next(int[] chosen) {
    for (int i = chosen.length - 1; i >= 0; i--) {
      if (chosen[i] < blocks - chosen.length + i) {
        chosen[i]++;
        for (int j = i + 1; j < chosen.length; j++) {
          chosen[j] = chosen[j - 1] + 1;
        }
        return true;
      }
    }
    return false;
  }

  int count() {
    return masks.length;
  }

  int mask(int split) {
    return masks[split];
  }

  /** Place of a mask among the splits; -1 when it does not choose half of the blocks. */
  int placeOf(int mask) {
    return places[mask];
  }

  int complement(int mask) {
    return ~mask & (1 << blocks) - 1;
  }
}
