package dev.holdout.strategies.trials;

import java.util.Arrays;
import java.util.HexFormat;

/** Heads that the chain went through: one a batch, as rows and hash, packed. */
final class Ends {

  private static final int HASH = 32;

  private int size;
  private long[] rows = new long[64];
  private byte[] hashes = new byte[64 * HASH];

  void add(Head head) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size * HASH);
    }
    rows[size] = head.rows();
    System.arraycopy(HexFormat.of().parseHex(head.hash()), 0, hashes, size * HASH, HASH);
    size++;
  }

  boolean contains(Head head) {
    byte[] hash = HexFormat.of().parseHex(head.hash());
    for (int i = 0; i < size; i++) {
      if (rows[i] == head.rows()
          && Arrays.equals(hashes, i * HASH, (i + 1) * HASH, hash, 0, HASH)) {
        return true;
      }
    }
    return false;
  }
}
