package dev.holdout.backtest.journal;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a journal from its start to its last whole record. What is cut, or whose checksum fails,
 * ends the reading: behind a torn record nothing can be trusted.
 */
public final class JournalReader implements AutoCloseable {

  /**
   * How far a journal is whole.
   *
   * @param bytes length of its whole part
   * @param records in it
   */
  public record Position(long bytes, long records) {}

  private final Path file;
  private final DataInputStream in;
  private final String subject;
  private final Frame frame = new Frame();
  private final Tick tick = new Tick();
  private byte[] bytes = new byte[1 << 10];
  private long whole;
  private long records;
  private boolean torn;

  private JournalReader(Path file, DataInputStream in, JournalHead.Read head) {
    this.file = file;
    this.in = in;
    this.subject = head.subject();
    this.whole = head.bytes();
  }

  /**
   * @throws BadInput when there is no journal, or one of another form
   */
  public static JournalReader open(Path file) {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18));
      return new JournalReader(file, in, JournalHead.read(in, file.toString()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What it is the journal of. */
  public String subject() {
    return subject;
  }

  /**
   * The next record; empty at the end of what is whole. A {@link JournalRecord.Ticked} holds one
   * tick that the next call overwrites.
   */
  public Optional<JournalRecord> next() {
    try {
      if (torn || in.readNBytes(bytes, 0, Frame.HEAD) < Frame.HEAD) {
        torn = true;
        return Optional.empty();
      }
      int length = Frame.length(bytes, 0);
      if (length >= Frame.LONGEST || !holds(length) || !frame.isWhole(bytes, 0)) {
        torn = true;
        return Optional.empty();
      }
      JournalRecord record = record(length);
      whole += Frame.HEAD + length;
      records++;
      return Optional.of(record);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private boolean holds(int length) throws IOException {
    if (Frame.HEAD + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Frame.HEAD + length);
    }
    return in.readNBytes(bytes, Frame.HEAD, length) == length;
  }

  private JournalRecord record(int length) {
    byte kind = Frame.kind(bytes, 0);
    return switch (kind) {
      case Frame.TRADE -> tick(Tick.Kind.TRADE, length);
      case Frame.QUOTE -> tick(Tick.Kind.QUOTE, length);
      case Frame.LINE -> new JournalRecord.Line(text(0, length));
      case Frame.CALL ->
          new JournalRecord.Called(number(0), number(1), text(2 * Long.BYTES, length));
      case Frame.END -> new JournalRecord.Ended();
      default -> throw strange("kind " + kind);
    };
  }

  private JournalRecord tick(Tick.Kind kind, int length) {
    if (length != Frame.TICK_BYTES) {
      throw strange("a tick of " + length + " bytes");
    }
    return new JournalRecord.Ticked(
        tick.set(kind, number(0), number(1), number(2), number(3), number(4)));
  }

  private long number(int i) {
    return Frame.getLong(bytes, Frame.HEAD + i * Long.BYTES);
  }

  private String text(int from, int length) {
    return new String(bytes, Frame.HEAD + from, length - from, StandardCharsets.UTF_8);
  }

  private BadInput strange(String what) {
    return new BadInput(
        "the journal's record " + records + " is of an unknown form: " + what,
        file.toString(),
        "read it with the version that wrote it, or start anew with --fresh");
  }

  /** How far it is whole, once {@link #next} has answered empty. */
  public Position position() {
    return new Position(whole, records);
  }

  private static BadInput unreadable(Path file, IOException e) {
    return new BadInput(
        "the journal cannot be read: " + e, file.toString(), "start anew with --fresh");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
