package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.instrument.Instrument;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes ticks as checksummed frames into a pipe; see {@link TickStream}. */
public final class TickWriter implements AutoCloseable {

  private static final int FRAMES = 1024;

  private final OutputStream out;
  private final byte[] bytes = new byte[FRAMES * TickStream.FRAME];
  private final CRC32C crc = new CRC32C();
  private int used;
  private long written;

  /**
   * @throws IOException when nobody reads
   */
  public TickWriter(OutputStream out, Instrument instrument) throws IOException {
    this.out = out;
    DataOutputStream head = new DataOutputStream(out);
    byte[] text = instrument.toString().getBytes(StandardCharsets.UTF_8);
    crc.update(text);
    head.write(TickStream.MARK);
    head.writeInt(TickStream.VERSION);
    head.writeInt(text.length);
    head.write(text);
    head.writeInt((int) crc.getValue());
  }

  /** One tick; it waits in a buffer until that is full, or {@link #flush}. */
  public void write(Tick tick) throws IOException {
    int kind = tick.kind() == Tick.Kind.TRADE ? TickStream.TRADE : TickStream.QUOTE;
    frame(kind, tick.knownAt(), tick.figure(0), tick.figure(1), tick.figure(2), tick.figure(3));
    written++;
  }

  private void frame(int kind, long a, long b, long c, long d, long e) throws IOException {
    if (used == bytes.length) {
      send();
    }
    TickStream.put(bytes, used, 0, a);
    TickStream.put(bytes, used, 1, b);
    TickStream.put(bytes, used, 2, c);
    TickStream.put(bytes, used, 3, d);
    TickStream.put(bytes, used, 4, e);
    TickStream.seal(bytes, used, kind, crc);
    used += TickStream.FRAME;
  }

  private void send() throws IOException {
    out.write(bytes, 0, used);
    used = 0;
  }

  /** Sends what is buffered. */
  public void flush() throws IOException {
    send();
    out.flush();
  }

  /** The last frame: there will be no more. */
  public void end() throws IOException {
    frame(TickStream.END, written, 0, 0, 0, 0);
    flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
