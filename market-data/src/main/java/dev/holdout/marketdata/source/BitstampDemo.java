package dev.holdout.marketdata.source;

import dev.holdout.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The demo's trades: 100,000 real Bitstamp BTC/USD prints of 2013-11-25 to 2013-12-01, read from
 * the class-path resource that the Maven artifact {@code org.ta4j:ta4j-examples} 0.18 carries.
 *
 * <p>Times are whole seconds, and a print counts as known in the second it is stamped with: the
 * file states no delay.
 */
public final class BitstampDemo implements DataSource {

  static final String RESOURCE = "bitstamp_trades_from_20131125_usd.csv";

  /** Cents, satoshis, and money in steps of one cent times one satoshi. */
  private static final Instrument INSTRUMENT =
      new Instrument(
          "BTCUSD",
          "BITSTAMP",
          "USD",
          new BigDecimal("0.01"),
          new BigDecimal("0.00000001"),
          1,
          new BigDecimal("0.0000000001"));

  private static final TradeCsv FORMAT = TradeCsv.standard();

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public Instrument instrument() {
    return INSTRUMENT;
  }

  @Override
  public Import load() {
    return FORMAT.read(origin(), INSTRUMENT);
  }

  @Override
  public Optional<String> fingerprint() {
    return Optional.of(FORMAT.fingerprint(origin(), INSTRUMENT));
  }

  private static Origin origin() {
    return Origin.ofResource(RESOURCE, "org.ta4j:ta4j-examples 0.18");
  }
}
