package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The hash of a batch, and the line at its end that states it. Of use again for the next batch; not
 * for two threads.
 */
final class Seal {

  private static final int DIGEST = 32;
  private static final int HASH = 2 * DIGEST;
  private static final int AT = Batch.END.length() + 1;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest sha256 = Batch.sha256();
  private final byte[] digest = new byte[DIGEST];
  private final byte[] line = Batch.end(Head.NONE.hash());

  /** Takes the hash of these bytes. */
  Seal of(byte[] bytes, int from, int to) {
    sha256.update(bytes, from, to - from);
    try {
      sha256.digest(digest, 0, DIGEST);
    } catch (DigestException impossible) {
      throw new IllegalStateException("a SHA-256 has " + DIGEST + " bytes", impossible);
    }
    for (int i = 0; i < DIGEST; i++) {
      line[AT + 2 * i] = DIGITS[digest[i] >> 4 & 15];
      line[AT + 2 * i + 1] = DIGITS[digest[i] & 15];
    }
    Fields.check(line, line.length - 1);
    return this;
  }

  /** Whether the line that states this hash stands at {@code place}. */
  boolean standsAt(byte[] bytes, int place) {
    return place + line.length <= bytes.length
        && Arrays.equals(bytes, place, place + line.length, line, 0, line.length);
  }

  /** The hash, as 64 hexadecimal digits. */
  String hash() {
    return new String(line, AT, HASH, StandardCharsets.ISO_8859_1);
  }
}
