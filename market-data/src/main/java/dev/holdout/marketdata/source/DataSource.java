package dev.holdout.marketdata.source;

import dev.holdout.marketdata.instrument.Instrument;
import java.util.Optional;

/**
 * Where trades come from. Reading is deterministic: the same source gives the same bytes each time.
 */
public interface DataSource {

  /** The name that a study's {@code data} key states, {@code demo}. */
  String name();

  Instrument instrument();

  /**
   * Reads everything.
   *
   * @throws dev.holdout.marketdata.BadInput when the source is missing, unreadable or has other
   *     columns
   */
  Import load();

  /**
   * Hash of everything that {@link #load} depends on (bytes, instrument, settings, version of the
   * reader), told without parsing; the key under which a cache keeps the import. Empty when the
   * source cannot tell, and then it is never cached.
   *
   * @throws dev.holdout.marketdata.BadInput when the source is missing or unreadable
   */
  default Optional<String> fingerprint() {
    return Optional.empty();
  }
}
