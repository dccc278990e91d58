package dev.holdout.backtest.journal;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only journal in a file: every tick received, every bar, turn of an order and call, each
 * framed and checksummed.
 *
 * <p>What is guaranteed. Before the loop takes the event after an order's turn, that turn and all
 * before it are with the operating system: a killed process loses none. They are forced to the disk
 * by {@link #commit}, which a second thread calls while the loop goes on (group commit), so a power
 * cut loses what came since the last commit. A call is forced before it is answered. Ticks wait in
 * a buffer until it is full or something else is written.
 *
 * <p>One thread writes; {@link #commit} may be called by another.
 */
public final class FileJournal implements AutoCloseable {

  private static final int BUFFER = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final byte[] bytes = new byte[BUFFER];
  private final ByteBuffer out = ByteBuffer.wrap(bytes);
  private final Frame frame = new Frame();
  private int used;
  private volatile long records;
  private volatile boolean dirty;

  private FileJournal(Path file, FileChannel channel, FileLock lock, long records) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.records = records;
  }

  /**
   * A new, empty journal.
   *
   * @param subject what it is the journal of; a journal of something else is refused when read
   * @throws BadInput when the file cannot be made or another process writes it
   */
  public static FileJournal create(Path file, String subject) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(file, channel);
      channel.truncate(0);
      ByteBuffer head = ByteBuffer.wrap(JournalHead.bytes(subject));
      while (head.hasRemaining()) {
        channel.write(head);
      }
      channel.force(true);
      return new FileJournal(file, channel, lock, 0);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Goes on behind the last whole record; a torn tail is cut off.
   *
   * @param read where reading ended
   */
  public static FileJournal append(Path file, JournalReader.Position read) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = lock(file, channel);
      channel.truncate(read.bytes());
      channel.position(read.bytes());
      return new FileJournal(file, channel, lock, read.records());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static FileLock lock(Path file, FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // held by this very process: the same answer
    }
    if (lock == null) {
      channel.close();
      throw new BadInput(
          "the journal is being written by another process",
          file.toString(),
          "stop it: holdout paper stop");
    }
    return lock;
  }

  private static BadInput unwritable(Path file, IOException e) {
    return new BadInput(
        "the journal cannot be written: " + e, file.toString(), "free space, or another --home");
  }

  /** A tick as it was received. */
  public void tick(Tick tick) {
    int from = room(Frame.TICK_BYTES);
    int at = from + Frame.HEAD;
    Frame.putLong(bytes, at, tick.knownAt());
    Frame.putLong(bytes, at + 8, tick.figure(0));
    Frame.putLong(bytes, at + 16, tick.figure(1));
    Frame.putLong(bytes, at + 24, tick.figure(2));
    Frame.putLong(bytes, at + 32, tick.figure(3));
    byte kind = tick.kind() == Tick.Kind.TRADE ? Frame.TRADE : Frame.QUOTE;
    frame.seal(bytes, from, kind, Frame.TICK_BYTES);
    records++;
  }

  /** An event of the loop. */
  public void line(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    int from = room(payload.length);
    System.arraycopy(payload, 0, bytes, from + Frame.HEAD, payload.length);
    frame.seal(bytes, from, Frame.LINE, payload.length);
    records++;
  }

  /** Somebody is heard; to be forced to the disk before it is answered. */
  public void call(JournalRecord.Called call) {
    byte[] text = call.text().getBytes(StandardCharsets.UTF_8);
    int length = 2 * Long.BYTES + text.length;
    int from = room(length);
    Frame.putLong(bytes, from + Frame.HEAD, call.at());
    Frame.putLong(bytes, from + Frame.HEAD + 8, call.events());
    System.arraycopy(text, 0, bytes, from + Frame.HEAD + 16, text.length);
    frame.seal(bytes, from, Frame.CALL, length);
    records++;
  }

  /** The feed has ended and the loop with it: a journal that is whole. */
  public void end() {
    frame.seal(bytes, room(0), Frame.END, 0);
    records++;
    flush();
    commit();
  }

  /** The loop's journal over this file; prints are in it already, as ticks. */
  public Journal events() {
    LineJournal lines = new LineJournal(this::line);
    return new Journal() {
      @Override
      public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {}

      @Override
      public void bar(MarketEvent.BarClosed bar) {
        lines.bar(bar);
      }

      @Override
      public void order(OrderEvent event) {
        lines.order(event);
        flush();
      }
    };
  }

  private int room(int payload) {
    int length = Frame.HEAD + payload;
    if (payload >= Frame.LONGEST) {
      throw new IllegalArgumentException(
          "a journal's record has " + payload + " bytes; the most is " + Frame.LONGEST);
    }
    if (used + length > bytes.length) {
      flush();
    }
    int from = used;
    used += length;
    return from;
  }

  /** Hands what is buffered to the operating system. */
  public void flush() {
    try {
      out.clear().limit(used);
      while (out.hasRemaining()) {
        channel.write(out);
      }
      used = 0;
      dirty = true;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Forces to the disk what has been handed over; any thread. */
  public void commit() {
    if (!dirty) {
      return;
    }
    dirty = false;
    try {
      if (channel.isOpen()) {
        channel.force(false);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Records written, those of earlier processes included. */
  public long records() {
    return records;
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      flush();
      commit();
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
