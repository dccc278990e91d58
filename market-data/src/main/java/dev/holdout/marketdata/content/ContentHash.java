package dev.holdout.marketdata.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a sequence of typed parts. Each part is preceded by its kind and length, so that no
 * two sequences share their bytes; doubles and floats enter by their raw bits.
 */
public final class ContentHash {

  /** Bytes handed to the digest at a time, so that no column is copied whole. */
  private static final int CHUNK = 1 << 13;

  private final MessageDigest digest;

  public ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK carries SHA-256", impossible);
    }
  }

  public ContentHash text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public ContentHash bytes(byte[] bytes) {
    head('b', bytes.length);
    digest.update(bytes);
    return this;
  }

  public ContentHash number(long value) {
    head('n', 1);
    digest.update(ByteBuffer.allocate(8).putLong(value).array());
    return this;
  }

  public ContentHash number(double value) {
    return number(Double.doubleToRawLongBits(value));
  }

  public ContentHash longs(long[] values) {
    return longs(values, 0, values.length);
  }

  /** {@code count} values from index {@code from} on. */
  public ContentHash longs(long[] values, int from, int count) {
    head('l', count);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    int end = from + count;
    for (int i = from; i < end; i += CHUNK / Long.BYTES) {
      int next = Math.min(CHUNK / Long.BYTES, end - i);
      chunk.clear().asLongBuffer().put(values, i, next);
      digest.update(chunk.limit(next * Long.BYTES));
    }
    return this;
  }

  public ContentHash doubles(double[] values) {
    return doubles(values, 0, values.length);
  }

  /** {@code count} values from index {@code from} on, by their raw bits. */
  public ContentHash doubles(double[] values, int from, int count) {
    head('d', count);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (int i = from; i < from + count; i++) {
      chunk.putLong(Double.doubleToRawLongBits(values[i]));
      drainWhenFull(chunk);
    }
    digest.update(chunk.flip());
    return this;
  }

  /** {@code count} values from index {@code from} on, by their raw bits. */
  public ContentHash floats(float[] values, int from, int count) {
    head('f', count);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (int i = from; i < from + count; i++) {
      chunk.putInt(Float.floatToRawIntBits(values[i]));
      drainWhenFull(chunk);
    }
    digest.update(chunk.flip());
    return this;
  }

  private void drainWhenFull(ByteBuffer chunk) {
    if (!chunk.hasRemaining()) {
      digest.update(chunk.flip());
      chunk.clear();
    }
  }

  /** 64 hexadecimal digits; ends the sequence. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first 64 bits, to seed draws that depend on nothing but the parts; ends the sequence. */
  public long seed() {
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void head(char kind, long length) {
    digest.update(ByteBuffer.allocate(9).put((byte) kind).putLong(length).array());
  }
}
