package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
import java.util.Arrays;

/**
 * Blocks of elements of any dtype, picked from or put at a list of places. Whatever the dtype, what
 * arrives at one element is added in the order of the places.
 */
final class Blocks {

  /** Rows this long are copied one by one even where there are more places than that. */
  private static final int LONG = 8;

  private Blocks() {}

  /** Block p of {@code out} becomes what {@code from} shows after a shift by places[p]. */
  static void pick(Strided from, Strided places, Strided out) {
    if (out.count() == 0) {
      return;
    }
    CpuStorage x = StridedCopy.storage(from);
    CpuStorage y = StridedCopy.storage(out);
    int[] at = ints(places);
    int first = places.offset();
    int n = places.count();
    int apart = out.strides()[0];
    Rows rows = new Rows(from, block(out));
    do {
      if (inRows(rows, n)) {
        for (int p = 0; p < n; p++) {
          int start = rows.at(0) + at[first + p];
          int into = rows.at(1) + p * apart;
          StridedCopy.sameType(x, start, rows.step(0), y, into, rows.step(1), rows.length());
        }
      } else {
        for (int i = 0; i < rows.length(); i++) {
          int start = rows.at(0) + i * rows.step(0);
          int into = rows.at(1) + i * rows.step(1);
          Lines.pick(x, start, at, first, y, into, apart, n);
        }
      }
    } while (rows.next());
  }

  /** What {@code target} shows after a shift by places[p] becomes, or grows by, block p. */
  static void put(Strided values, Strided places, boolean add, Strided target) {
    if (values.count() == 0) {
      return;
    }
    CpuStorage x = StridedCopy.storage(values);
    CpuStorage y = StridedCopy.storage(target);
    int[] at = ints(places);
    int first = places.offset();
    int n = places.count();
    int apart = values.strides()[0];
    Rows rows = new Rows(block(values), target);
    do {
      if (inRows(rows, n)) {
        for (int p = 0; p < n; p++) {
          int start = rows.at(0) + p * apart;
          int into = rows.at(1) + at[first + p];
          if (add) {
            Lines.add(x, start, rows.step(0), y, into, null, 0, rows.step(1), rows.length());
          } else {
            StridedCopy.sameType(x, start, rows.step(0), y, into, rows.step(1), rows.length());
          }
        }
      } else {
        for (int i = 0; i < rows.length(); i++) {
          int start = rows.at(0) + i * rows.step(0);
          int into = rows.at(1) + i * rows.step(1);
          if (add) {
            Lines.add(x, start, apart, y, into, at, first, 0, n);
          } else {
            Lines.put(x, start, apart, y, into, at, first, n);
          }
        }
      }
    } while (rows.next());
  }

  private static boolean inRows(Rows rows, int places) {
    return rows.length() >= Math.min(LONG, places);
  }

  /** The first of a row of blocks. */
  private static Strided block(Strided blocks) {
    return new Strided(
        blocks.storage(),
        blocks.offset(),
        Arrays.copyOfRange(blocks.shape(), 1, blocks.rank()),
        Arrays.copyOfRange(blocks.strides(), 1, blocks.rank()));
  }

  static int[] ints(Strided places) {
    return ((IntStorage) places.storage()).values;
  }
}
