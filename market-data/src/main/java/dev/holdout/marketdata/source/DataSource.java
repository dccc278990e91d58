package dev.holdout.marketdata.source;

import dev.holdout.marketdata.instrument.Instrument;

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
}
