package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.strategies.study.Market;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code data} and {@code timeline}. */
final class MarketReader {

  private final Section top;
  private final Faults faults;

  MarketReader(Section top, Faults faults) {
    this.top = top;
    this.faults = faults;
  }

  /** Null when a part is missing or faulty. */
  Market read() {
    Market.Data data = top.section("data", "{source: demo}").map(this::data).orElse(null);
    Market.TimelineSpec timeline =
        top.section("timeline", "{bar: 5m}").map(this::timeline).orElse(null);
    return data == null || timeline == null
        ? null
        : faults.part("data", faults.count(), () -> new Market(data, timeline));
  }

  private Market.Data data(Section section) {
    if (section.has("generated")) {
      Market.Data made =
          section
              .section("generated", "{market: noise, days: 1095, trades-a-bar: 12, seed: 7}")
              .map(this::generated)
              .orElse(null);
      section.end();
      return made;
    }
    Market.Data data;
    if (section.has("csv")) {
      String path = section.text("csv", "trades.csv");
      Optional<Instrument> instrument =
          section
              .section("instrument", "{symbol: BTCUSD, venue: BITSTAMP, currency: USD, ...}")
              .map(this::instrument);
      section.end();
      data =
          faults.part(
              "data", section.before(), () -> new Market.CsvFile(path, instrument.orElse(null)));
    } else {
      String name = section.text("source", "demo");
      section.may("instrument");
      section.may("csv");
      section.may("generated");
      section.end();
      data = faults.part("data.source", section.before(), () -> new Market.Source(name));
    }
    return data;
  }

  private Market.Generated generated(Section section) {
    GeneratedMarket.Kind kind = section.word("market", GeneratedMarket.Kind.class);
    double strength = section.numberOr("strength", 0);
    int regime = section.countOr("regime", 48);
    int days = section.count("days", 1095);
    int trades = section.count("trades-a-bar", 12);
    long seed = section.longOr("seed", 1);
    section.end();
    return faults.part(
        "data.generated",
        section.before(),
        () -> new Market.Generated(kind, strength, regime, days, trades, seed));
  }

  private Instrument instrument(Section section) {
    String symbol = section.text("symbol", "BTCUSD");
    String venue = section.text("venue", "BITSTAMP");
    String currency = section.text("currency", "USD");
    BigDecimal price = section.decimal("price-increment", "0.01");
    BigDecimal size = section.decimal("size-increment", "0.00000001");
    long multiplier = section.longOr("multiplier", 1);
    BigDecimal money = section.decimal("money-increment", "0.0000000001");
    section.end();
    return faults.part(
        "data.instrument",
        section.before(),
        () -> new Instrument(symbol, venue, currency, price, size, multiplier, money));
  }

  private Market.TimelineSpec timeline(Section section) {
    Duration bar = section.duration("bar", "5m");
    Duration lag = section.duration("lag", Duration.ZERO);
    section.end();
    return faults.part("timeline", section.before(), () -> new Market.TimelineSpec(bar, lag));
  }
}
