package dev.holdout.marketdata.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Nothing that happened before says which way a bar goes: over 20 seeds of a year of hours, the
 * mean correlation of its sign with anything known lies within four standard errors of 0 ({@code 4
 * / sqrt(20 × 8760)}). The same bounds are held against markets with an edge and must break.
 */
class NoiseIsNoiseTest {

  private static final int SEEDS = 20;
  private static final double BOUND = 4 / Math.sqrt(SEEDS * 8760.0);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void nothing_known_before_predicts_the_direction_of_a_bar_of_noise() {
    Map<String, Double> found = meanOverSeeds(GeneratedMarket.noise()::withSeed);
    assertThat(found).hasSize(13);
    assertThat(found.values()).allMatch(value -> Math.abs(value) < BOUND, found.toString());
  }

  @Test
  void the_same_bounds_find_a_small_edge() {
    Map<String, Double> found = meanOverSeeds(GeneratedMarket.edge(0.1)::withSeed);
    assertThat(found.get("sign 1 before")).isGreaterThan(BOUND);
    assertThat(found.get("sign 5 before")).isGreaterThan(BOUND);
    assertThat(found.get("sum of 24 before")).isGreaterThan(BOUND);
  }

  @Test
  void a_trade_does_not_predict_the_next_one_within_a_bar_of_noise() {
    assertThat(Math.abs(withinBars(false))).isLessThan(0.003);
  }

  @Test
  void the_same_bound_finds_trades_that_overshoot_by_a_fiftieth() {
    assertThat(Math.abs(withinBars(true))).isGreaterThan(0.003);
  }

  @Test
  void holding_earns_nothing_on_average() {
    for (GeneratedMarket market : List.of(GeneratedMarket.noise(), GeneratedMarket.edge(0.3))) {
      double mean = 0;
      for (long seed = 1; seed <= SEEDS; seed++) {
        Tape tape = Tape.of(market.withSeed(seed).withDays(365).load().trades(), HOUR);
        mean += Tape.mean(tape.returns()) / SEEDS;
      }
      // Regimes last 48 bars, so fewer of them are independent where there is an edge.
      double error = 0.005 * (market.achievedIc() > 0 ? Math.sqrt(1 + 0.09 * 47) : 1);
      assertThat(Math.abs(mean)).isLessThan(BOUND * error);
    }
  }

  private static Map<String, Double> meanOverSeeds(LongFunction<GeneratedMarket> markets) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Tape tape = Tape.of(markets.apply(seed).withDays(365).load().trades(), HOUR);
      measure(tape).forEach((what, value) -> means.merge(what, value / SEEDS, Double::sum));
    }
    return means;
  }

  /** Correlation of each thing known at a bar's close with the sign of a later bar. */
  private static Map<String, Double> measure(Tape tape) {
    double[] sign = Tape.signs(tape.returns());
    double[] returns = tape.returns();
    Map<String, Double> found = new LinkedHashMap<>();
    found.put("share of bars that rise", Tape.mean(sign));
    for (int lag : new int[] {1, 2, 3, 4, 5, 24}) {
      found.put("sign " + lag + " before", Tape.correlation(sign, sign, lag));
    }
    found.put("sum of 24 before", Tape.correlation(sums(returns, 24), sign, 1));
    found.put("return before", Tape.correlation(returns, sign, 1));
    found.put("size before", Tape.correlation(Tape.absolutes(returns), sign, 1));
    found.put("trades before", Tape.correlation(tape.counts(), sign, 1));
    found.put("volume before", Tape.correlation(tape.volumes(), sign, 1));
    found.put("trades in the bar", Tape.correlation(tape.counts(), sign, 0));
    return found;
  }

  private static double[] sums(double[] values, int window) {
    double[] sums = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = Math.max(0, i - window + 1); j <= i; j++) {
        sums[i] += values[j];
      }
    }
    return sums;
  }

  /** Mean correlation of the signs of two moves that follow one another in a bar. */
  private static double withinBars(boolean overshooting) {
    double mean = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      TradeSeries trades = GeneratedMarket.noise().withSeed(seed).withDays(365).load().trades();
      List<Double> earlier = new ArrayList<>();
      List<Double> later = new ArrayList<>();
      for (int[] bar : Tape.of(trades, HOUR).bars()) {
        for (int j = 3; j < bar.length; j++) {
          earlier.add(move(trades, bar[j - 1], overshooting));
          later.add(move(trades, bar[j], overshooting));
        }
      }
      mean += Tape.correlation(array(earlier), array(later), 0) / SEEDS;
    }
    return mean;
  }

  private static double move(TradeSeries trades, int i, boolean overshooting) {
    double last = trades.price(i) - trades.price(i - 1);
    double before = trades.price(i - 1) - trades.price(i - 2);
    return Math.signum(overshooting ? last + (last - before) / 50 : last);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
