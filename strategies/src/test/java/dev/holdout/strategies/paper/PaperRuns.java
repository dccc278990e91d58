package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.strategies.run.Research;
import dev.holdout.strategies.run.RunOptions;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A run to trade on paper: the study of mechanics, which trades often. */
public final class PaperRuns {

  private PaperRuns() {}

  /** A finished run folder, as research leaves it. */
  public static Path make(Path runs) {
    AtomicLong nanos = new AtomicLong();
    return Research.run(
            study(),
            new RunOptions(
                new RunOptions.Places(runs, runs.resolveSibling("home-of-" + runs.getFileName())),
                2,
                false,
                "a test",
                RunOptions.Source.none(),
                new RunOptions.Clocks(
                    () -> Instant.parse("2026-01-01T00:00:00Z"), () -> nanos.addAndGet(1_000_000))),
            Progress.silent())
        .folder();
  }

  private static Study study() {
    try {
      Path file = Path.of(PaperRuns.class.getResource("/studies/mechanics.yaml").toURI());
      return StudyFiles.load(file, List.of());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A whole stream of these trades. */
  public static byte[] stream(TradeSeries trades) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TickWriter writer = new TickWriter(bytes, trades.instrument())) {
      Tick tick = new Tick();
      for (int i = 0; i < trades.size(); i++) {
        writer.write(
            tick.trade(
                trades.knownAt(i), trades.happenedAt(i), i, trades.price(i), trades.size(i)));
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** At full speed. */
  public static PaperSession.Setup setup(InputStream ticks, Path journal) {
    return new PaperSession.Setup(ticks, journal, false, PacedClock.MAX, () -> 0L);
  }

  static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
