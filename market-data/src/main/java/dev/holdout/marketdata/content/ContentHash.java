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

  public ContentHash longs(long[] values, int from, int count) {
    head('l', count);
    ByteBuffer buffer = ByteBuffer.allocate(8 * count);
    buffer.asLongBuffer().put(values, from, count);
    digest.update(buffer.array());
    return this;
  }

  public ContentHash doubles(double[] values) {
    head('d', values.length);
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    for (double value : values) {
      buffer.putLong(Double.doubleToRawLongBits(value));
    }
    digest.update(buffer.array());
    return this;
  }

  public ContentHash floats(float[] values, int from, int count) {
    head('f', count);
    ByteBuffer buffer = ByteBuffer.allocate(4 * count);
    for (int i = from; i < from + count; i++) {
      buffer.putInt(Float.floatToRawIntBits(values[i]));
    }
    digest.update(buffer.array());
    return this;
  }

  /** 64 hexadecimal digits; ends the sequence. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void head(char kind, long length) {
    digest.update(ByteBuffer.allocate(9).put((byte) kind).putLong(length).array());
  }
}
