package dev.holdout.strategies.study;

import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.SourceCatalogue;
import java.time.Duration;

/**
 * What is read, and on which clock decisions are taken.
 *
 * @param data where the trades come from
 * @param timeline bars and their lag
 */
public record Market(Data data, TimelineSpec timeline) {

  public Market {
    var check = new Check();
    check.stated(data, "data", "{source: demo}");
    check.stated(timeline, "timeline", "{bar: 5m}");
    check.done();
  }

  /** What is traded. */
  public Instrument instrument() {
    return switch (data) {
      case Source source -> SourceCatalogue.named(source.name(), "data.source").instrument();
      case CsvFile file -> file.instrument();
    };
  }

  /** Where trades come from. */
  public sealed interface Data permits Source, CsvFile {}

  /**
   * A source by its name in the catalogue of sources.
   *
   * @param name {@code demo}
   */
  public record Source(String name) implements Data {

    /**
     * @throws dev.holdout.marketdata.BadInput when no source is called so, with the nearest
     */
    public Source {
      var check = new Check();
      check.stated(name, "data.source", "demo");
      check.done();
      SourceCatalogue.named(name, "data.source");
    }
  }

  /**
   * A CSV file of trades.
   *
   * @param path as written; a relative one starts at the folder the command is run in
   * @param instrument what is traded: no file states its increments, so the study does
   */
  public record CsvFile(String path, Instrument instrument) implements Data {

    public CsvFile {
      var check = new Check();
      check.that(
          path != null && !path.isBlank(), "data.csv", "\"" + path + "\"", "name a file", "t.csv");
      check.stated(instrument, "data.instrument", "{symbol: BTCUSD, venue: BITSTAMP, ...}");
      check.done();
    }
  }

  /**
   * Bars of one span; a decision when each becomes known.
   *
   * @param bar span of a bar, longer than 0; divides a day, so that bars start at midnight UTC
   * @param lag from a bar's close until it is known, 0 or longer
   */
  public record TimelineSpec(Duration bar, Duration lag) {

    public TimelineSpec {
      var check = new Check();
      check.positive("timeline.bar", bar, "5m");
      check.notNegative("timeline.lag", lag, "0s");
      if (bar != null && bar.isPositive()) {
        check.that(
            Duration.ofDays(1).compareTo(bar) >= 0
                && Duration.ofDays(1).toNanos() % bar.toNanos() == 0,
            "timeline.bar",
            Durations.text(bar),
            "a bar's span divides a day without remainder",
            "5m");
      }
      check.done();
    }
  }
}
