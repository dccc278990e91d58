package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.CsvTrades;
import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.source.SourceCatalogue;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.strategies.run.TradedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A source of trades as a stream of ticks: the other end of the pipe. */
public final class Feed {

  /** The word for the run's own data. */
  public static final String OWN = "run";

  private final DataSource source;

  private Feed(DataSource source) {
    this.source = source;
  }

  /**
   * A source that says itself what it is of.
   *
   * @throws BadInput when there is none of that name, or it is a file, which does not say it
   */
  public static Feed named(String name) {
    if (isFile(name)) {
      throw new BadInput(
          "a CSV file does not say which instrument it is of",
          name,
          "holdout feed " + name + " --run RUN");
    }
    return new Feed(SourceCatalogue.named(name, "SOURCE"));
  }

  /**
   * A source, read as of a run's instrument.
   *
   * @param name of a source, a file, or {@link #OWN}
   * @param place where a relative path starts
   */
  public static Feed of(String name, UnaryOperator<Path> place, Path runFolder) {
    TradedRun run = TradedRun.open(runFolder);
    if (name.equals(OWN)) {
      return new Feed(run.source());
    }
    return isFile(name)
        ? new Feed(CsvTrades.of(place.apply(Path.of(name)), run.instrument()))
        : named(name);
  }

  private static boolean isFile(String name) {
    List<String> known = SourceCatalogue.all().stream().map(DataSource::name).toList();
    return !known.contains(name) && (name.contains(".") || name.contains("/"));
  }

  /**
   * Told before anything is started that would read it.
   *
   * @throws BadInput when it is a file and there is none
   */
  public void requireReadable() {
    if (source instanceof CsvTrades csv && !Files.isReadable(csv.file())) {
      throw new BadInput(
          "there is no file \"" + csv.file().getFileName() + "\" that can be read",
          csv.file().toString(),
          "a CSV file of trades, or the name of a source such as demo");
    }
  }

  /** What it is of. */
  public Instrument instrument() {
    return source.instrument();
  }

  /**
   * Writes all of it; rows that the reader set aside are not in it.
   *
   * @param speed seconds of the market a second; {@link PacedClock#MAX}
   * @param nanos a stopwatch of real time
   * @throws IOException when nobody reads any more
   */
  public void write(OutputStream out, double speed, LongSupplier nanos) throws IOException {
    TradeSeries trades = source.load().trades();
    TickWriter writer = new TickWriter(out, source.instrument());
    PacedClock clock = new PacedClock(trades.knownAt(0), speed, nanos);
    Tick tick = new Tick();
    for (int i = 0; i < trades.size(); i++) {
      if (clock.waitFor(trades.knownAt(i)) > 0) {
        writer.flush();
        clock.advanceTo(trades.knownAt(i));
      }
      writer.write(
          tick.trade(trades.knownAt(i), trades.happenedAt(i), i, trades.price(i), trades.size(i)));
    }
    writer.end();
  }
}
