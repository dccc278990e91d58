package dev.holdout.strategies.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.SourceCatalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickReaderTest {

  private static final Instrument BTC = SourceCatalogue.named("demo").instrument();
  private static final int COUNT = 3000;

  private static byte[] stream(long... knownAt) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TickWriter writer = new TickWriter(bytes, BTC);
    Tick tick = new Tick();
    for (int i = 0; i < knownAt.length; i++) {
      writer.write(
          i % 3 == 2
              ? tick.quote(knownAt[i], i, i + 1, i + 2, i + 3)
              : tick.trade(knownAt[i], knownAt[i] - 1, i, i + 5, i + 6));
    }
    writer.end();
    return bytes.toByteArray();
  }

  private static long[] rising() {
    long[] at = new long[COUNT];
    Arrays.setAll(at, i -> i / 2);
    return at;
  }

  private static List<String> read(InputStream in) {
    TickReader reader = new TickReader(in, BTC);
    TickBatch batch = new TickBatch();
    Tick tick = new Tick();
    List<String> all = new ArrayList<>();
    while (reader.read(batch)) {
      while (batch.next(tick)) {
        all.add(tick.kind() + " " + tick.knownAt() + " " + tick.figure(0) + " " + tick.figure(3));
      }
    }
    return all;
  }

  /** A pipe hands over as little as it likes. */
  private static InputStream trickling(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int count) {
        return super.read(into, from, Math.min(count, 17));
      }
    };
  }

  @Test
  void ticks_arrive_as_they_were_sent_however_the_pipe_cuts_them() throws IOException {
    List<String> all = read(new ByteArrayInputStream(stream(rising())));
    assertThat(all).hasSize(COUNT).startsWith("TRADE 0 -1 6", "TRADE 0 -1 7", "QUOTE 1 2 5");
    assertThat(read(trickling(stream(rising())))).isEqualTo(all);
  }

  @Test
  void a_stream_that_breaks_off_says_how_much_came() throws IOException {
    byte[] whole = stream(rising());
    assertThatThrownBy(
            () -> read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 48))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("broke off; 3,000 ticks were received, the last of 1970-01-01");
    assertThatThrownBy(
            () -> read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 60))))
        .hasMessageContaining("broke off inside a frame; 2,999 ticks were received");
    assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[0])))
        .hasMessageContaining("ended before its head");
  }

  @Test
  void a_damaged_frame_is_noticed() throws IOException {
    byte[] damaged = stream(rising());
    damaged[damaged.length / 2] ^= 1;
    assertThatThrownBy(() -> read(new ByteArrayInputStream(damaged)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("checksum differs");
  }

  @Test
  void time_that_turns_back_and_another_instrument_are_refused() throws IOException {
    byte[] back = stream(5, 6, 7, 6);
    assertThatThrownBy(() -> read(new ByteArrayInputStream(back)))
        .hasMessageContaining("time turns back");
    Instrument other =
        new Instrument(
            "ETHUSD",
            BTC.venue(),
            BTC.currency(),
            BTC.priceIncrement(),
            BTC.sizeIncrement(),
            1,
            BTC.moneyIncrement());
    byte[] whole = stream(1);
    assertThatThrownBy(() -> new TickReader(new ByteArrayInputStream(whole), other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("but the run traded")
        .hasMessageContaining("ETHUSD");
    assertThatThrownBy(
            () -> new TickReader(new ByteArrayInputStream("timestamp,price".getBytes()), BTC))
        .hasMessageContaining("no stream of ticks");
  }
}
