package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Heads that the chain went through: one a batch, as rows and hash, packed. */
final class Ends {

  private static final int WORDS = 4;

  private int size;
  private long[] rows = new long[64];
  private long[] hashes = new long[64 * WORDS];

  void add(Head head) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size * WORDS);
    }
    rows[size] = head.rows();
    pack(head, hashes, size * WORDS);
    size++;
  }

  boolean contains(Head head) {
    long[] hash = new long[WORDS];
    pack(head, hash, 0);
    for (int i = 0; i < size; i++) {
      if (rows[i] == head.rows()
          && Arrays.equals(hashes, i * WORDS, (i + 1) * WORDS, hash, 0, WORDS)) {
        return true;
      }
    }
    return false;
  }

  private static void pack(Head head, long[] into, int at) {
    byte[] digits = head.hash().getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < WORDS; i++) {
      into[at + i] = Lines.hexadecimal(digits, 16 * i);
    }
  }
}
