package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.util.Arrays;

/**
 * The process behind a generated market.
 *
 * <p>Variance of a bar: GARCH(1,1) (Bollerslev, "Generalized autoregressive conditional
 * heteroskedasticity", 1986), times a factor that is large in one bar of ten. The bar's moves from
 * trade to trade are independent and as likely up as down; their sum is the bar's return. Only then
 * the bar's direction is drawn, and all its moves are turned to it. With a fair coin this changes
 * nothing in how moves are distributed, so every single move is a fair bet. Moves add up within a
 * bar and returns multiply from bar to bar: simple returns have mean 0, so holding earns nothing on
 * average.
 *
 * @param regime what leans the directions
 * @param bars how many
 * @param seconds in a bar
 * @param tradesPerBar about how many
 */
record MarketProcess(HiddenRegime regime, int bars, int seconds, int tradesPerBar, long seed) {

  /** A bar has at most this many times the usual number of trades. */
  static final int MOST_TIMES_USUAL = 4;

  private static final long START = Nanos.ofSeconds(1_577_836_800);
  private static final double FIRST_PRICE = 100_000;

  /** Deviation of an hour's return: 47 % a year. */
  private static final double HOURLY = 0.005;

  private static final double REACTION = 0.05;
  private static final double PERSISTENCE = 0.93;

  /** Variance of a bar at most, in units of its long-run mean. */
  private static final double MOST_VARIANCE = 36;

  /** Mixture of a calm and a wild deviation whose squares average 1; kurtosis 8. */
  private static final double WILD_SHARE = 0.1;

  private static final double CALM = 0.75;
  private static final double WILD = Math.sqrt((1 - (1 - WILD_SHARE) * CALM * CALM) / WILD_SHARE);

  /** A sum of four uniforms has variance 1/3. */
  private static final double ROOT_THREE = 1.7320508075688772;

  /**
   * @param achievedIc NaN without a planted correlation
   */
  record Tape(TradeSeries trades, double achievedIc) {}

  /** Everything about bars but their directions. */
  private static final class Moves {
    /** First trade of each bar, and one past the last. */
    final int[] first;

    /** Volatility of each bar in units of the long-run one. */
    final double[] agitation;

    /** Sum of the moves of the bar up to and including each trade. */
    double[] path;

    Moves(int bars, int trades) {
      first = new int[bars + 1];
      agitation = new double[bars];
      path = new double[trades];
    }

    double change(int bar) {
      return path[first[bar + 1] - 1];
    }
  }

  Tape tape(Instrument instrument) {
    Moves moves = moves();
    double pull = regime.pull(largest(moves));
    byte[] direction = regime.directions(bars, SplitMix64.stream(seed, 1));
    SplitMix64 coin = SplitMix64.stream(seed, 2);
    SplitMix64 second = SplitMix64.stream(seed, 3);
    SplitMix64 size = SplitMix64.stream(seed, 4);
    TradeSeries.Builder trades = TradeSeries.of(instrument, moves.first[bars]);
    Correlation achieved = new Correlation();
    double level = FIRST_PRICE;
    long before = (long) FIRST_PRICE;
    for (int k = 0; k < bars; k++) {
      int sign = HiddenRegime.leaning(pull * direction[k], coin);
      sign = moves.change(k) < 0 ? -sign : sign;
      int from = moves.first[k];
      int count = moves.first[k + 1] - from;
      long price = before;
      for (int j = 0; j < count; j++) {
        price = (long) Math.rint(Floor.reflect(level * (1 + sign * moves.path[from + j])));
        long at = START + Nanos.ofSeconds((long) k * seconds + instant(j, count, second));
        trades.add(at, at, price, size(moves.agitation[k], size));
      }
      level = Floor.reflect(level * (1 + sign * moves.change(k)));
      achieved.add(direction[k], (double) price / before - 1);
      before = price;
    }
    return new Tape(
        trades.build(), regime.informationCoefficient() == 0 ? Double.NaN : achieved.value());
  }

  private Moves moves() {
    SplitMix64 random = SplitMix64.stream(seed, 0);
    Moves moves = new Moves(bars, Math.multiplyExact(bars, tradesPerBar));
    double usual = HOURLY * Math.sqrt(seconds / 3600.0);
    double variance = 1;
    for (int k = 0; k < bars; k++) {
      double factor = random.uniform() < WILD_SHARE ? WILD : CALM;
      moves.agitation[k] = Math.sqrt(variance) * factor;
      int count = count(moves.agitation[k], random);
      int from = moves.first[k];
      moves.first[k + 1] = from + count;
      if (from + count > moves.path.length) {
        moves.path = Arrays.copyOf(moves.path, Math.addExact(from, from / 2 + count));
      }
      double scale = usual * moves.agitation[k] * ROOT_THREE / Math.sqrt(count);
      double sum = 0;
      for (int j = from; j < from + count; j++) {
        double four = random.uniform() + random.uniform() + random.uniform() + random.uniform();
        sum += scale * (four - 2);
        moves.path[j] = sum;
      }
      double shock = sum / usual;
      variance = 1 - REACTION - PERSISTENCE + REACTION * shock * shock + PERSISTENCE * variance;
      variance = Math.min(variance, MOST_VARIANCE);
    }
    return moves;
  }

  /** Correlation of bars that always go the regime's way. */
  private double largest(Moves moves) {
    double absolute = 0;
    double squares = 0;
    for (int k = 0; k < bars; k++) {
      double change = moves.change(k);
      absolute += Math.abs(change);
      squares += change * change;
    }
    return absolute / bars / Math.sqrt(squares / bars);
  }

  private int count(double agitation, SplitMix64 random) {
    double wanted = tradesPerBar * (0.45 + 0.65 * agitation) * (0.6 + 0.8 * random.uniform());
    return (int) Math.clamp(Math.rint(wanted), 1, (double) MOST_TIMES_USUAL * tradesPerBar);
  }

  /** A second of trade {@code j} of {@code count}, in its share of the bar: strictly rising. */
  private long instant(int j, int count, SplitMix64 random) {
    long from = (long) j * seconds / count;
    long to = (j + 1L) * seconds / count;
    return from + random.below((int) (to - from));
  }

  /** In thousandths: about four units a trade, more where volatility is high. */
  private static long size(double agitation, SplitMix64 random) {
    return 1 + (long) (12_000 * random.uniform() * random.uniform() * (0.5 + agitation));
  }
}
