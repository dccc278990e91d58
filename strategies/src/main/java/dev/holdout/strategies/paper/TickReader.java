package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads frames from a pipe and checks each; see {@link TickStream}. */
final class TickReader {

  private static final int LONGEST_HEAD = 1 << 12;

  private final InputStream in;
  private final byte[] bytes = new byte[TickBatch.MOST * TickStream.FRAME];
  private final CRC32C crc = new CRC32C();
  private int from;
  private int to;
  private long ticks;
  private long lastAt = Long.MIN_VALUE;
  private boolean ended;

  /**
   * @param instrument what is to be traded
   * @throws BadInput when the stream is none of ticks, of another version or instrument
   */
  TickReader(InputStream in, Instrument instrument) {
    this.in = in;
    try {
      readHead(new DataInputStream(in), instrument.toString());
    } catch (EOFException e) {
      throw new BadInput("the feed ended before its head", "feed", "see what the feed itself says");
    } catch (IOException e) {
      throw broken("the feed cannot be read: " + e);
    }
  }

  private void readHead(DataInputStream head, String expected) throws IOException {
    byte[] mark = head.readNBytes(TickStream.MARK.length);
    if (mark.length == 0) {
      throw new EOFException();
    }
    if (!Arrays.equals(mark, TickStream.MARK)) {
      throw new BadInput(
          "the feed is no stream of ticks", "feed", "write one with: holdout feed SOURCE");
    }
    int version = head.readInt();
    if (version != TickStream.VERSION) {
      throw new BadInput(
          "the feed's form is " + version + "; this version reads " + TickStream.VERSION,
          "feed",
          "use the feed of the same version of Holdout");
    }
    int length = head.readInt();
    if (length < 0 || length > LONGEST_HEAD) {
      throw broken("the feed's head says " + length + " bytes");
    }
    byte[] text = head.readNBytes(length);
    crc.update(text);
    if (head.readInt() != (int) crc.getValue()) {
      throw broken("the feed's head is damaged: its checksum differs");
    }
    String fed = new String(text, StandardCharsets.UTF_8);
    if (!fed.equals(expected)) {
      throw new BadInput(
          "the feed is of " + fed + ", but the run traded " + expected,
          "feed",
          "feed the ticks of that instrument");
    }
  }

  /**
   * Fills a batch with at least one tick; waits for it.
   *
   * @return false at the end, said by the feed
   * @throws BadInput when the stream breaks off, a frame is damaged, or time turns back
   */
  boolean read(TickBatch batch) {
    batch.clear();
    while (batch.size() == 0 && !ended) {
      if (to - from < TickStream.FRAME) {
        more();
      }
      while (to - from >= TickStream.FRAME && !batch.isFull() && !ended) {
        take(batch);
      }
    }
    return batch.size() > 0;
  }

  private void more() {
    System.arraycopy(bytes, from, bytes, 0, to - from);
    to -= from;
    from = 0;
    try {
      int read = in.read(bytes, to, bytes.length - to);
      if (read < 0) {
        throw broken("the feed broke off" + (to > 0 ? " inside a frame" : ""));
      }
      to += read;
    } catch (IOException e) {
      throw broken("the feed broke: " + e.getMessage());
    }
  }

  private void take(TickBatch batch) {
    if (!TickStream.isWhole(bytes, from, crc)) {
      throw broken("a frame of the feed is damaged: its checksum differs");
    }
    long first = TickStream.get(bytes, from, 0);
    switch (TickStream.kind(bytes, from)) {
      case TickStream.TRADE -> add(batch, Tick.Kind.TRADE, first);
      case TickStream.QUOTE -> add(batch, Tick.Kind.QUOTE, first);
      case TickStream.END -> {
        ended = true;
        if (first != ticks) {
          throw broken("the feed says it sent " + first + " ticks");
        }
      }
      default -> throw broken("a frame is of kind " + TickStream.kind(bytes, from));
    }
    from += TickStream.FRAME;
  }

  private void add(TickBatch batch, Tick.Kind kind, long knownAt) {
    if (knownAt < lastAt) {
      throw broken("the feed's time turns back to " + Nanos.iso(knownAt));
    }
    lastAt = knownAt;
    ticks++;
    batch.add(
        kind,
        knownAt,
        TickStream.get(bytes, from, 1),
        TickStream.get(bytes, from, 2),
        TickStream.get(bytes, from, 3),
        TickStream.get(bytes, from, 4));
  }

  private BadInput broken(String what) {
    String received =
        ticks == 0
            ? "no tick was received"
            : "%,d ticks were received, the last of %s".formatted(ticks, Nanos.iso(lastAt));
    return new BadInput(
        what + "; " + received, "feed", "start it again: the journal goes on where it stopped");
  }
}
