package dev.holdout.marketdata.source;

import dev.holdout.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trades of a CSV file of the user's. A print counts as known when it happened: the file states no
 * delay.
 *
 * @param file where it lies
 * @param instrument what was traded, and on which grid; rows off it are quarantined
 * @param layout how the file is laid out
 */
public record CsvTrades(Path file, Instrument instrument, TradeCsv layout) implements DataSource {

  /** A file with the columns {@code timestamp,price,amount}. */
  public static CsvTrades of(Path file, Instrument instrument) {
    return new CsvTrades(file, instrument, TradeCsv.standard());
  }

  /** The path as given. */
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Import load() {
    return layout.read(Origin.ofFile(file), instrument);
  }

  @Override
  public Optional<String> fingerprint() {
    return Optional.of(layout.fingerprint(Origin.ofFile(file), instrument));
  }
}
