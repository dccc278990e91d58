package dev.holdout.engine.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a fuzzer's bytes stand for, so that few of them reach deep: by the first byte, a whole file,
 * a header with the length before it, or changes to a good file.
 */
public final class FuzzedFile {

  private FuzzedFile() {}

  /**
   * @param good a file that the reader takes
   */
  public static byte[] of(byte[] input, byte[] good) {
    if (input.length == 0) {
      return input;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    return switch (input[0] & 3) {
      case 0 -> rest;
      case 1 -> withHeader(rest);
      default -> changed(good, rest, input[0] < 0);
    };
  }

  /** Text up to a byte 0 is the header, what follows is data. */
  private static byte[] withHeader(byte[] rest) {
    int end = 0;
    while (end < rest.length && rest[end] != 0) {
      end++;
    }
    int data = Math.max(0, rest.length - end - 1);
    return ByteBuffer.allocate(8 + end + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(end)
        .put(rest, 0, end)
        .put(rest, rest.length - data, data)
        .array();
  }

  /** Each three bytes are a place and what is written there; the file may be cut at the last. */
  private static byte[] changed(byte[] good, byte[] changes, boolean cut) {
    byte[] file = good.clone();
    int at = 0;
    for (int i = 0; i + 2 < changes.length; i += 3) {
      at = ((changes[i] & 0xff) << 8 | changes[i + 1] & 0xff) % file.length;
      file[at] = changes[i + 2];
    }
    return cut ? Arrays.copyOf(file, at) : file;
  }
}
