package dev.holdout.strategies.paper.bench;

import dev.holdout.marketdata.generated.TickGenerator;
import dev.holdout.strategies.paper.BareSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Replay of {@code ticks(n, seed 7)} at full speed.
 *
 * <p>What is done: a thread generates the ticks and writes each as a checksummed frame of 48 bytes
 * into a pipe of the operating system; another reads, checks and decodes them; the loop of the
 * backtest gets every print, with bars of one second made as they come; each tick, bar and turn of
 * an order is appended to a journal file with a checksum of its own. At the close of every bar a
 * market order of 1 goes out, buy, sell, buy…, and fills at the next print: some 10,000 orders over
 * 10 million ticks.
 *
 * <p>What is not the same as the published W2b: there an order follows every 1,000th quote and
 * fills at that quote; this loop trades on prints alone, so quotes are read, checked, counted and
 * journalled, and reach no strategy. The fills and the balance are therefore not W2b's. Writing,
 * checksums, pipe and journal are in the time here and are not there.
 */
public final class Replay {

  /**
   * @param ticks replayed, quotes among them
   * @param orders sent
   * @param fills had
   * @param seconds from the first tick written to the journal's last byte handed over and forced
   * @param journalBytes length of the journal
   */
  public record Speed(
      long ticks, long quotes, long orders, long fills, double seconds, long journalBytes) {

    public double ticksPerSecond() {
      return ticks / seconds;
    }
  }

  private Replay() {}

  /**
   * @param count ticks
   * @param journal where the journal is written; a file that is there is replaced
   * @param nanos a stopwatch
   */
  public static Speed run(long count, Path journal, LongSupplier nanos) {
    try {
      Pipe pipe = Pipe.open();
      Thread feed =
          Thread.ofPlatform()
              .daemon()
              .name("generator")
              .start(() -> write(pipe, TickGenerator.of(count)));
      long began = nanos.getAsLong();
      BareSession.Done done =
          BareSession.trade(Channels.newInputStream(pipe.source()), journal, nanos);
      double seconds = (nanos.getAsLong() - began) / 1e9;
      feed.join();
      return new Speed(
          done.ticks(), done.quotes(), done.orders(), done.fills(), seconds, done.journalBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a replay was measured", e);
    }
  }

  private static void write(Pipe pipe, TickGenerator ticks) {
    try (var out = Channels.newOutputStream(pipe.sink())) {
      BareSession.write(ticks, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
