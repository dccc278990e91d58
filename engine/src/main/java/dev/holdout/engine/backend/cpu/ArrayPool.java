package dev.holdout.engine.backend.cpu;

import java.util.Arrays;

/**
 * Arrays by type and exact length. Training repeats its sizes, so that none is too long; a pool
 * that would pass its bound is emptied first, so that sizes of the past do not stay.
 */
final class ArrayPool {

  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int INT = 5;
  private static final int BYTE = 6;

  /** A quarter of the heap: what waits must not crowd out what is used. */
  private final long bound = Runtime.getRuntime().maxMemory() / 4;

  /** Open addressing: a key is type and length, 0 is a free place. */
  private long[] keys = new long[64];

  private Object[][] stacks = new Object[64][];
  private int[] heights = new int[64];
  private int sizes;
  private long bytes;
  private long fresh;

  float[] floats(int length) {
    float[] found = (float[]) take(FLOAT, length, 4);
    if (found == null) {
      return new float[length];
    }
    Arrays.fill(found, 0f);
    return found;
  }

  /** With what was in it. */
  float[] unwrittenFloats(int length) {
    float[] found = (float[]) take(FLOAT, length, 4);
    return found == null ? new float[length] : found;
  }

  double[] doubles(int length) {
    double[] found = (double[]) take(DOUBLE, length, 8);
    if (found == null) {
      return new double[length];
    }
    Arrays.fill(found, 0d);
    return found;
  }

  short[] shorts(int length) {
    short[] found = (short[]) take(SHORT, length, 2);
    if (found == null) {
      return new short[length];
    }
    Arrays.fill(found, (short) 0);
    return found;
  }

  long[] longs(int length) {
    long[] found = (long[]) take(LONG, length, 8);
    if (found == null) {
      return new long[length];
    }
    Arrays.fill(found, 0L);
    return found;
  }

  int[] ints(int length) {
    int[] found = (int[]) take(INT, length, 4);
    if (found == null) {
      return new int[length];
    }
    Arrays.fill(found, 0);
    return found;
  }

  byte[] bytes(int length) {
    byte[] found = (byte[]) take(BYTE, length, 1);
    if (found == null) {
      return new byte[length];
    }
    Arrays.fill(found, (byte) 0);
    return found;
  }

  void give(float[] array) {
    give(FLOAT, array, array.length, 4);
  }

  void give(double[] array) {
    give(DOUBLE, array, array.length, 8);
  }

  void give(short[] array) {
    give(SHORT, array, array.length, 2);
  }

  void give(long[] array) {
    give(LONG, array, array.length, 8);
  }

  void give(int[] array) {
    give(INT, array, array.length, 4);
  }

  void give(byte[] array) {
    give(BYTE, array, array.length, 1);
  }

  /** Of all arrays that wait. */
  long bytes() {
    return bytes;
  }

  /** Of all arrays asked for so far that did not wait here, and had to be made. */
  long freshBytes() {
    return fresh;
  }

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(stacks, null);
    Arrays.fill(heights, 0);
    sizes = 0;
    bytes = 0;
  }

  private Object take(int type, int length, int width) {
    int place = place(key(type, length));
    if (heights[place] == 0) {
      fresh += (long) width * length;
      return null;
    }
    bytes -= (long) width * length;
    Object[] stack = stacks[place];
    Object found = stack[--heights[place]];
    stack[heights[place]] = null;
    return found;
  }

  private void give(int type, Object array, int length, int width) {
    long size = (long) width * length;
    if (bytes + size > bound) {
      clear();
      if (size > bound) {
        return;
      }
    }
    int place = place(key(type, length));
    if (keys[place] == 0) {
      if (2 * ++sizes > keys.length) {
        grow();
        place = place(key(type, length));
      }
      keys[place] = key(type, length);
      stacks[place] = new Object[4];
    }
    if (heights[place] == stacks[place].length) {
      stacks[place] = Arrays.copyOf(stacks[place], 2 * heights[place]);
    }
    stacks[place][heights[place]++] = array;
    bytes += size;
  }

  private static long key(int type, int length) {
    return (long) type << 32 | length;
  }

  /** Where a key stands, or the free place where it would. */
  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (keys[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[][] oldStacks = stacks;
    int[] oldHeights = heights;
    keys = new long[2 * oldKeys.length];
    stacks = new Object[keys.length][];
    heights = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        stacks[place] = oldStacks[i];
        heights[place] = oldHeights[i];
      }
    }
  }
}
