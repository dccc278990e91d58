package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A market that a seed makes, from 2020-01-01 UTC on: without anything to find, or with a planted
 * edge. It shows what a study says where the truth is known.
 *
 * <p>Both kinds: volatility in clusters with heavy tails (see {@link MarketProcess}), more trades
 * and volume where it is high, no drift in either direction. In {@link Kind#NOISE} the next move is
 * a fair coin given everything before it, from trade to trade as from bar to bar. In {@link
 * Kind#EDGE} a hidden direction leans the bars its way; it can be guessed from the bars behind, and
 * only from them.
 *
 * @param kind with or without an edge
 * @param informationCoefficient correlation of the hidden direction with the return of a bar, 0 to
 *     about 0.7; 0 in noise. Who infers the direction from prices gets less
 * @param meanRegime bars that the hidden direction lasts on average, 2 or more
 * @param days length, 1 or more
 * @param bar what one step of volatility and direction spans; whole seconds, a whole number of them
 *     a day
 * @param tradesPerBar about how many, 1 or more; a bar has between 1 and four times as many
 * @param seed of everything drawn
 */
public record GeneratedMarket(
    Kind kind,
    double informationCoefficient,
    int meanRegime,
    int days,
    Duration bar,
    int tradesPerBar,
    long seed)
    implements DataSource {

  /** Whether there is something to find. */
  public enum Kind {
    NOISE,
    EDGE
  }

  private static final int THREE_YEARS = 1095;
  private static final int A_DAY = 86_400;
  private static final long MOST_TRADES = 1L << 25;

  public GeneratedMarket {
    new HiddenRegime(informationCoefficient, meanRegime);
    if (kind == Kind.NOISE && informationCoefficient != 0) {
      throw fault("the information coefficient of noise is " + informationCoefficient, "0");
    }
    long seconds = bar.getSeconds();
    if (bar.getNano() != 0 || seconds < 1 || A_DAY % seconds != 0) {
      throw fault("bar is " + bar + "; it must be whole seconds that divide a day", "bar: 1h");
    }
    if (days < 1 || tradesPerBar < 1) {
      throw fault(days + " days with " + tradesPerBar + " trades a bar", "1 or more of each");
    }
    if (seconds < MarketProcess.MOST_TIMES_USUAL * (long) tradesPerBar) {
      throw fault(
          tradesPerBar + " trades in a bar of " + bar + " share seconds; a busy bar has four times",
          "at most " + seconds / MarketProcess.MOST_TIMES_USUAL + " trades a bar");
    }
    if (days * (A_DAY / seconds) * tradesPerBar > MOST_TRADES) {
      throw fault("%d days of %s with %d trades".formatted(days, bar, tradesPerBar), "fewer");
    }
  }

  /** Three years of hours with nothing to find. */
  public static GeneratedMarket noise() {
    return new GeneratedMarket(Kind.NOISE, 0, 48, THREE_YEARS, Duration.ofHours(1), 12, 1);
  }

  /** Three years of hours with a planted edge of this strength. */
  public static GeneratedMarket edge(double informationCoefficient) {
    return new GeneratedMarket(
        Kind.EDGE, informationCoefficient, 48, THREE_YEARS, Duration.ofHours(1), 12, 1);
  }

  /** The same market from another seed. */
  public GeneratedMarket withSeed(long other) {
    return new GeneratedMarket(
        kind, informationCoefficient, meanRegime, days, bar, tradesPerBar, other);
  }

  /** The same market, longer or shorter; the days in common are not the same. */
  public GeneratedMarket withDays(int other) {
    return new GeneratedMarket(
        kind, informationCoefficient, meanRegime, other, bar, tradesPerBar, seed);
  }

  /** {@code generated-noise} or {@code generated-edge}. */
  @Override
  public String name() {
    return switch (kind) {
      case NOISE -> "generated-noise";
      case EDGE -> "generated-edge";
    };
  }

  /** Cents and thousandths; from 1000.00 USD on. */
  @Override
  public Instrument instrument() {
    return new Instrument(
        "GENERATED",
        kind.name(),
        "USD",
        new BigDecimal("0.01"),
        new BigDecimal("0.001"),
        1,
        new BigDecimal("0.00001"));
  }

  @Override
  public Import load() {
    TradeSeries trades = process().tape(instrument()).trades();
    QualityFindings nothing =
        new QualityFindings(trades.size(), List.of(), 0, 0, List.of(), bar.multipliedBy(2));
    return new Import(trades, nothing, trades.contentHash());
  }

  /**
   * Correlation of the hidden direction with the return of a bar as it came out, from close to
   * close as printed; NaN in noise, where nothing is planted.
   *
   * @throws BadInput when the stated coefficient is more than bars of such returns can have
   */
  public double achievedIc() {
    return process().tape(instrument()).achievedIc();
  }

  private MarketProcess process() {
    int seconds = (int) bar.getSeconds();
    return new MarketProcess(
        new HiddenRegime(informationCoefficient, meanRegime),
        days * (A_DAY / seconds),
        seconds,
        tradesPerBar,
        seed);
  }

  private static BadInput fault(String value, String remedy) {
    return new BadInput(value, "generated market", remedy);
  }
}
