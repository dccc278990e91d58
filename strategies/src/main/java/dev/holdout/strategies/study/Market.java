package dev.holdout.strategies.study;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.generated.GeneratedMarket;
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
    if (data instanceof Generated made) {
      made.market(timeline.bar());
    }
  }

  /** What is traded. */
  public Instrument instrument() {
    return switch (data) {
      case Source source -> SourceCatalogue.named(source.name(), "data.source").instrument();
      case CsvFile file -> file.instrument();
      case Generated made -> made.market(timeline.bar()).instrument();
    };
  }

  /** Whether nobody ever traded there: every figure of such a run is marked so. */
  public boolean isGenerated() {
    return data instanceof Generated;
  }

  /** Where trades come from. */
  public sealed interface Data permits Source, CsvFile, Generated {}

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
   * A market made by formula: what the pipeline says of noise, and of an edge that is there.
   *
   * @param kind noise, or a planted edge
   * @param strength information coefficient of the planted edge, between 0 and 1; 0 for noise
   * @param regime bars that a planted direction lasts on average, 2 or more
   * @param days how long it lasts, 1 or more
   * @param tradesABar prints in each bar of the timeline, 1 or more
   * @param seed another seed, another market
   */
  public record Generated(
      GeneratedMarket.Kind kind, double strength, int regime, int days, int tradesABar, long seed)
      implements Data {

    private static final String PATH = "data.generated";

    public Generated {
      strength += 0.0;
      var check = new Check();
      check.stated(kind, PATH + ".market", "noise");
      check.that(
          kind != GeneratedMarket.Kind.NOISE || strength == 0,
          PATH + ".strength",
          Numbers.text(strength),
          "noise has no edge; leave it out, or choose market: edge",
          "0");
      check.that(
          kind != GeneratedMarket.Kind.EDGE || (strength > 0 && strength < 1),
          PATH + ".strength",
          Numbers.text(strength),
          "a planted information coefficient lies between 0 and 1",
          "0.1");
      check.atLeast(PATH + ".regime", regime, 2, "");
      check.atLeast(PATH + ".days", days, 1, "");
      check.atLeast(PATH + ".trades-a-bar", tradesABar, 1, "");
      check.done();
    }

    /** What was put into it, {@code no edge}, as a clause of the report. */
    public String how() {
      return switch (kind) {
        case NOISE -> "no edge";
        case EDGE ->
            "an edge of information coefficient "
                + Numbers.text(strength)
                + ", its direction kept for "
                + regime
                + " bars on average";
      };
    }

    /**
     * The market itself, its process stepping with the bars of the study.
     *
     * @throws BadInput when bars of this span cannot hold these trades
     */
    public GeneratedMarket market(Duration bar) {
      try {
        return new GeneratedMarket(kind, strength, regime, days, bar, tradesABar, seed);
      } catch (BadInput bad) {
        throw new BadInput(
            bad.faults().stream()
                .map(fault -> new BadInput.Fault(fault.value(), PATH, fault.remedy()))
                .toList());
      }
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
