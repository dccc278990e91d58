package dev.holdout.marketdata.store;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.trade.TradeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One import as a file of columns. All numbers are little-endian:
 *
 * <pre>
 *  0  magic "HOLDTRAD"
 *  8  version (int), length of the head in bytes (int)
 * 16  rows (long)
 * 24  CRC-32C of all other bytes of the file (long)
 * 32  head, then zeros up to a multiple of 8
 *     happenedAt, knownAt, price, size: one long a row, column by column
 * </pre>
 *
 * <p>A file is written beside its place and renamed into it, so readers see the old one or the new.
 * Nothing is forced to the disk: what a power failure tears, the checksum finds.
 */
public final class TradeBlock {

  static final int VERSION = 1;

  private static final long MAGIC = 0x4441525444_4C4F48L;
  private static final int FIXED = 32;
  private static final int CHECKSUM_AT = 24;
  private static final int COLUMNS = 4;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private TradeBlock() {}

  /**
   * Opens a block file and checks every byte of it.
   *
   * @param instrument whose trades it must hold
   * @throws BadInput when the file is missing, cut, changed, of another instrument or of a newer
   *     version
   */
  public static Import open(Path file, Instrument instrument) {
    try {
      return read(file, instrument);
    } catch (DamagedBlock damage) {
      throw damage.asBadInput();
    }
  }

  static Import read(Path file, Instrument instrument) throws DamagedBlock {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment block = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return read(file, block, instrument);
    } catch (IOException cause) {
      throw new DamagedBlock(file, "it cannot be read (" + cause + ")");
    }
  }

  private static Import read(Path file, MemorySegment block, Instrument instrument)
      throws DamagedBlock, IOException {
    long rows = checkedRows(file, block);
    byte[] headBytes = new byte[block.get(INT, 12)];
    MemorySegment.copy(block, ValueLayout.JAVA_BYTE, FIXED, headBytes, 0, headBytes.length);
    BlockHead head = BlockHead.parse(headBytes);
    if (!head.instrument().equals(instrument.toString())) {
      throw new DamagedBlock(file, "it holds " + head.instrument() + ", not " + instrument);
    }
    int size = Math.toIntExact(rows);
    TradeSeries.Builder trades = TradeSeries.of(instrument, size);
    long column = 8 * rows;
    long at = columnsAt(headBytes.length);
    for (int i = 0; i < size; i++, at += 8) {
      trades.add(
          block.get(LONG, at),
          block.get(LONG, at + column),
          block.get(LONG, at + 2 * column),
          block.get(LONG, at + 3 * column));
    }
    return new Import(trades.build(), head.findings(), head.sourceHash());
  }

  /** Checks magic, version, length and checksum; returns how many rows there are. */
  private static long checkedRows(Path file, MemorySegment block) throws DamagedBlock {
    if (block.byteSize() < FIXED || block.get(LONG, 0) != MAGIC) {
      throw new DamagedBlock(file, "it does not begin as a block of trades does");
    }
    int version = block.get(INT, 8);
    if (version > VERSION) {
      throw new BadInput(
          "block file has version " + version + "; this program reads up to version " + VERSION,
          file.toString(),
          "the program that wrote it, or delete the file to have it made anew");
    }
    long rows = block.get(LONG, 16);
    long length = columnsAt(block.get(INT, 12)) + COLUMNS * 8 * rows;
    if (rows < 0 || rows > Integer.MAX_VALUE || block.get(INT, 12) < 0) {
      throw new DamagedBlock(file, "it claims " + rows + " rows");
    }
    if (length != block.byteSize()) {
      throw new DamagedBlock(
          file, "it has " + block.byteSize() + " bytes where " + length + " were written");
    }
    if (block.get(LONG, CHECKSUM_AT) != checksum(block)) {
      throw new DamagedBlock(file, "its checksum does not fit its bytes");
    }
    return rows;
  }

  /**
   * Writes an import, in place of what lies at {@code file}.
   *
   * @throws UncheckedIOException when the folder takes no file
   */
  public static void write(Path file, Import imported) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path beside =
          Files.createTempFile(
              file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part");
      try {
        fill(beside, imported);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("block file " + file + " cannot be written", cause);
    }
  }

  private static void fill(Path file, Import imported) throws IOException {
    TradeSeries trades = imported.trades();
    byte[] head =
        new BlockHead(
                trades.instrument().toString(),
                imported.sourceHash(),
                trades.contentHash(),
                imported.findings())
            .bytes();
    byte[] padded = Arrays.copyOf(head, Math.toIntExact(columnsAt(head.length) - FIXED));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      new BlockOutput(channel)
          .number(MAGIC)
          .number(VERSION)
          .number(head.length)
          .number((long) trades.size())
          .skipNumber()
          .bytes(padded)
          .column(trades.size(), trades::happenedAt)
          .column(trades.size(), trades::knownAt)
          .column(trades.size(), trades::price)
          .column(trades.size(), trades::size)
          .endWithChecksumAt(CHECKSUM_AT);
    }
  }

  private static long columnsAt(int headLength) {
    return FIXED + Math.ceilDiv((long) headLength, 8) * 8;
  }

  private static long checksum(MemorySegment block) {
    CRC32C checksum = new CRC32C();
    checksum.update(block.asSlice(0, CHECKSUM_AT).asByteBuffer());
    long slice = 1L << 30;
    for (long from = FIXED; from < block.byteSize(); from += slice) {
      long length = Math.min(slice, block.byteSize() - from);
      checksum.update(block.asSlice(from, length).asByteBuffer());
    }
    return checksum.getValue();
  }
}
