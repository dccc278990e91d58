package dev.holdout.marketdata.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.IntToLongFunction;
import java.util.zip.CRC32C;

/**
 * Writes a block front to back, little-endian, and sums it up on the way. Plain writes, not a
 * mapping: on a full disk a write fails as an {@link IOException}, a mapping kills the program.
 */
final class BlockOutput {

  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  BlockOutput(FileChannel channel) {
    this.channel = channel;
  }

  BlockOutput number(int value) throws IOException {
    makeRoom(Integer.BYTES);
    chunk.putInt(value);
    return this;
  }

  BlockOutput number(long value) throws IOException {
    makeRoom(Long.BYTES);
    chunk.putLong(value);
    return this;
  }

  BlockOutput bytes(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; ) {
      makeRoom(1);
      int next = Math.min(chunk.remaining(), bytes.length - from);
      chunk.put(bytes, from, next);
      from += next;
    }
    return this;
  }

  BlockOutput column(int rows, IntToLongFunction value) throws IOException {
    for (int i = 0; i < rows; i++) {
      number(value.applyAsLong(i));
    }
    return this;
  }

  /** Leaves room for a number that the checksum does not cover. */
  BlockOutput skipNumber() throws IOException {
    flush();
    channel.position(channel.position() + Long.BYTES);
    return this;
  }

  /** Writes what is left, then the checksum of all of it at {@code position}. */
  void endWithChecksumAt(long position) throws IOException {
    flush();
    channel.position(position);
    chunk.putLong(checksum.getValue());
    flush();
  }

  private void makeRoom(int bytes) throws IOException {
    if (chunk.remaining() < bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    chunk.flip();
    checksum.update(chunk.duplicate());
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
    chunk.clear();
  }
}
