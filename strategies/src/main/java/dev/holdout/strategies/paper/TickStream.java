package dev.holdout.strategies.paper;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The form of a stream of ticks: a head (mark, version, instrument, CRC-32C), then frames of 48
 * bytes, little endian: kind (4), CRC-32C of kind and figures (4), five figures of 8 bytes. The
 * last frame says how many came before it.
 */
final class TickStream {

  static final int VERSION = 1;
  static final byte[] MARK = "HOLDTICK".getBytes(StandardCharsets.US_ASCII);
  static final int FRAME = 48;
  static final int FIRST_FIGURE = 8;

  static final int TRADE = 1;
  static final int QUOTE = 2;
  static final int END = 3;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private TickStream() {}

  static void seal(byte[] bytes, int from, int kind, CRC32C crc) {
    INTS.set(bytes, from, kind);
    INTS.set(bytes, from + 4, sum(bytes, from, crc));
  }

  static boolean isWhole(byte[] bytes, int from, CRC32C crc) {
    return (int) INTS.get(bytes, from + 4) == sum(bytes, from, crc);
  }

  static int kind(byte[] bytes, int from) {
    return (int) INTS.get(bytes, from);
  }

  static void put(byte[] bytes, int from, int figure, long value) {
    LONGS.set(bytes, from + FIRST_FIGURE + figure * Long.BYTES, value);
  }

  static long get(byte[] bytes, int from, int figure) {
    return (long) LONGS.get(bytes, from + FIRST_FIGURE + figure * Long.BYTES);
  }

  private static int sum(byte[] bytes, int from, CRC32C crc) {
    crc.reset();
    crc.update(bytes, from, 4);
    crc.update(bytes, from + FIRST_FIGURE, FRAME - FIRST_FIGURE);
    return (int) crc.getValue();
  }
}
