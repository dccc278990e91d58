package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/** Where indices and masks point to. */
final class PlaceKernels {

  private PlaceKernels() {}

  /** As {@code Backend.places}. */
  static int places(Strided index, int size, int lowest, int step, int[] along, Strided places) {
    if (index.count() == 0) {
      return -1;
    }
    int[] sums = Blocks.ints(places);
    // Only the walk over the offsets of this view is used, never its memory.
    Strided base = new Strided(places.storage(), 0, index.shape(), along);
    Rows rows = new Rows(index, places, base);
    do {
      int at = rows.at(0);
      int stepIndex = rows.step(0);
      int to = rows.at(1);
      for (int i = 0; i < rows.length(); i++) {
        long entry =
            index.storage() instanceof LongStorage wide
                ? wide.values[at + i * stepIndex]
                : ((IntStorage) index.storage()).values[at + i * stepIndex];
        if (entry < lowest || entry >= size) {
          return to + i - places.offset();
        }
        int place = (int) (entry < 0 ? entry + size : entry);
        sums[to + i] += place * step + rows.at(2) + i * rows.step(2);
      }
    } while (rows.next());
    return -1;
  }

  /** How many are true. */
  static int countTrue(Strided mask) {
    Strided flags = CpuBackend.rowMajor(mask);
    byte[] values = ((BoolStorage) flags.storage()).values;
    int count = 0;
    for (int i = 0; i < flags.count(); i++) {
      count += values[flags.offset() + i];
    }
    return count;
  }

  /** The indices of what is true, a row each, in row-major order. */
  static void nonzero(Strided mask, Strided out) {
    Strided flags = CpuBackend.rowMajor(mask);
    byte[] values = ((BoolStorage) flags.storage()).values;
    long[] rows = ((LongStorage) out.storage()).values;
    int rank = mask.rank();
    int at = out.offset();
    for (int i = 0; i < flags.count(); i++) {
      if (values[flags.offset() + i] != 0) {
        int left = i;
        for (int d = rank - 1; d >= 0; d--) {
          rows[at + d] = left % mask.shape()[d];
          left /= mask.shape()[d];
        }
        at += rank;
      }
    }
  }
}
