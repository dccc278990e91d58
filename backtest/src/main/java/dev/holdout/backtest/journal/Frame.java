package dev.holdout.backtest.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of one record, little endian: kind (1), length of the payload (3), CRC-32C of kind,
 * length and payload (4), payload.
 */
final class Frame {

  static final int HEAD = 8;
  static final int TICK_BYTES = 5 * Long.BYTES;
  static final int LONGEST = 1 << 16;

  static final byte TRADE = 1;
  static final byte QUOTE = 2;
  static final byte LINE = 3;
  static final byte CALL = 4;
  static final byte END = 5;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final CRC32C crc = new CRC32C();

  static void putLong(byte[] bytes, int at, long value) {
    LONGS.set(bytes, at, value);
  }

  static long getLong(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Writes kind, length and checksum of the frame at {@code from} whose payload is in place. */
  void seal(byte[] bytes, int from, byte kind, int length) {
    INTS.set(bytes, from, kind | length << 8);
    INTS.set(bytes, from + 4, sum(bytes, from, length));
  }

  static byte kind(byte[] bytes, int from) {
    return bytes[from];
  }

  static int length(byte[] bytes, int from) {
    return (int) INTS.get(bytes, from) >>> 8;
  }

  boolean isWhole(byte[] bytes, int from) {
    return (int) INTS.get(bytes, from + 4) == sum(bytes, from, length(bytes, from));
  }

  private int sum(byte[] bytes, int from, int length) {
    crc.reset();
    crc.update(bytes, from, 4);
    crc.update(bytes, from + HEAD, length);
    return (int) crc.getValue();
  }
}
