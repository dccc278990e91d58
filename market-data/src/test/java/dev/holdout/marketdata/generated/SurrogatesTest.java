package dev.holdout.marketdata.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.Seeds;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.source.BitstampDemo;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final TradeSeries DEMO = new BitstampDemo().load().trades();
  private static final Surrogates OF_DEMO = Surrogates.of(DEMO, FIVE_MINUTES, 36);

  @Test
  void a_surrogate_keeps_instrument_grid_and_span_and_every_bar_is_one_of_the_original() {
    Seeds.forEach(
        200,
        random -> {
          Duration bar = Duration.ofSeconds(20 + random.nextInt(200));
          TradeSeries tape = RandomTape.of(random, 300, random.nextInt(40));
          Surrogate drawn =
              Surrogates.of(tape, bar, 1 + random.nextInt(20)).draw(random.nextLong());
          Tape original = Tape.of(tape, bar);
          Tape surrogate = Tape.of(drawn.trades(), bar);
          assertThat(drawn.trades().instrument()).isEqualTo(tape.instrument());
          assertThat(surrogate.firstBar()).isEqualTo(original.firstBar());
          int last = original.bars().size() - 1;
          assertThat(surrogate.bars()).hasSize(last + 1);
          assertThat(surrogate.contents(0)).isEqualTo(original.contents(0));
          assertThat(surrogate.contents(last)).isEqualTo(original.contents(last));
          Set<List<List<Long>>> bars = new HashSet<>();
          for (int k = 0; k <= last; k++) {
            bars.add(original.contents(k));
          }
          for (int k = 0; k <= last; k++) {
            assertThat(bars).contains(surrogate.contents(k));
          }
        });
  }

  @Test
  void its_trades_keep_the_order_in_which_they_became_known_also_when_they_are_late() {
    Seeds.forEach(
        100,
        random -> {
          TradeSeries tape = RandomTape.of(random, 300, 200);
          TradeSeries drawn =
              Surrogates.of(tape, Duration.ofSeconds(30), 5).draw(random.nextLong()).trades();
          for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.knownAt(i)).isGreaterThanOrEqualTo(drawn.happenedAt(i));
            assertThat(i == 0 || drawn.knownAt(i) >= drawn.knownAt(i - 1)).isTrue();
            assertThat(drawn.price(i)).isPositive();
          }
        });
  }

  @Test
  void each_bar_of_the_demo_moves_as_its_original_did_or_exactly_the_other_way() {
    Tape surrogate = Tape.of(OF_DEMO.draw(3).trades(), FIVE_MINUTES);
    int[] donor = donors(Tape.of(DEMO, FIVE_MINUTES), surrogate);
    double[] change = changes(Tape.of(DEMO, FIVE_MINUTES));
    double[] turned = changes(surrogate);
    int kept = 0;
    int reversed = 0;
    for (int k = 0; k < turned.length; k++) {
      if (donor[k] >= 0) {
        // Two prices rounded to the cent, at some hundred dollars.
        assertThat(Math.abs(turned[k])).isCloseTo(Math.abs(change[donor[k]]), within(5e-5));
        kept += turned[k] * change[donor[k]] > 0 ? 1 : 0;
        reversed += turned[k] * change[donor[k]] < 0 ? 1 : 0;
      }
    }
    assertThat((double) kept / (kept + reversed)).isBetween(0.45, 0.55);
    assertThat(kept + reversed).isGreaterThan(1_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 100})
  void bars_stay_neighbours_for_about_the_mean_length_of_a_block(int meanBlock) {
    Surrogates surrogates = Surrogates.of(DEMO, FIVE_MINUTES, meanBlock);
    Tape original = Tape.of(DEMO, FIVE_MINUTES);
    double pairs = 0;
    double neighbours = 0;
    for (long seed = 1; seed <= 5; seed++) {
      int[] donor = donors(original, Tape.of(surrogates.draw(seed).trades(), FIVE_MINUTES));
      for (int k = 2; k < donor.length - 1; k++) {
        if (donor[k] >= 0 && donor[k - 1] >= 0) {
          pairs++;
          neighbours += donor[k] == donor[k - 1] + 1 ? 1 : 0;
        }
      }
    }
    assertThat(neighbours / pairs).isCloseTo(1 - 1.0 / meanBlock, within(0.02));
  }

  /**
   * The trap: in blocks alone, direction stays as predictable as it was. The original trends (a
   * planted edge of 0.6); the order of bars is read from the surrogate, once with the directions
   * the bars had, once with those it gave them.
   */
  @Test
  void blocks_alone_would_keep_what_predicts_and_the_coin_takes_it_away() {
    TradeSeries trending = GeneratedMarket.edge(0.6).withDays(365).load().trades();
    Tape original = Tape.of(trending, HOUR);
    double[] sign = Tape.signs(changes(original));
    Tape surrogate = Tape.of(Surrogates.of(trending, HOUR, 48).draw(1).trades(), HOUR);
    int[] donor = donors(original, surrogate);
    double[] inBlocks = new double[donor.length];
    for (int k = 0; k < donor.length; k++) {
      inBlocks[k] = donor[k] < 0 ? 0 : sign[donor[k]];
    }
    double[] withCoin = Tape.signs(changes(surrogate));
    assertThat(Tape.correlation(sign, sign, 1)).isGreaterThan(0.5);
    assertThat(Tape.correlation(inBlocks, inBlocks, 1)).isGreaterThan(0.5);
    for (int lag = 1; lag <= 10; lag++) {
      assertThat(Tape.correlation(withCoin, withCoin, lag)).isBetween(-0.043, 0.043);
    }
  }

  @Test
  void silences_volume_and_clusters_of_volatility_of_the_demo_stay() {
    Tape original = Tape.of(DEMO, FIVE_MINUTES);
    double[] before = Tape.absolutes(original.returns());
    double trades = 0;
    double empty = 0;
    double clustering = 0;
    double volume = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Tape surrogate = Tape.of(OF_DEMO.draw(seed).trades(), FIVE_MINUTES);
      double[] size = Tape.absolutes(surrogate.returns());
      trades += surrogate.trades().size() / 20.0;
      empty += surrogate.bars().stream().filter(bar -> bar.length == 0).count() / 20.0;
      clustering += Tape.correlation(size, size, 1) / 20;
      volume += Tape.correlation(size, surrogate.volumes(), 0) / 20;
    }
    assertThat(trades).isCloseTo(DEMO.size(), within(6_000.0));
    assertThat(empty).isBetween(1.0, 10.0);
    assertThat(clustering).isCloseTo(Tape.correlation(before, before, 1), within(0.08));
    assertThat(volume).isCloseTo(Tape.correlation(before, original.volumes(), 0), within(0.08));
  }

  @Test
  void holding_a_surrogate_of_a_market_that_rose_by_a_quarter_earns_nothing_on_average() {
    double original = 0;
    double mean = 0;
    for (double change : changes(Tape.of(DEMO, FIVE_MINUTES))) {
      original += change;
    }
    for (long seed = 1; seed <= 60; seed++) {
      for (double change : changes(Tape.of(OF_DEMO.draw(seed).trades(), FIVE_MINUTES))) {
        mean += change / 60;
      }
    }
    // A draw's sum deviates by 0.0054 sqrt(1920) = 0.24.
    assertThat(original).isGreaterThan(0.2);
    assertThat(mean).isBetween(-0.124, 0.124);
  }

  @Test
  void five_minute_bars_of_a_surrogate_stand_where_those_of_the_demo_do() {
    TimeBars bars = TimeBars.of(FIVE_MINUTES);
    TradeSeries drawn = OF_DEMO.draw(5).trades();
    assertThat(bars.from(drawn).size()).isEqualTo(1_920);
    assertThat(bars.from(drawn).closeAt(1_919)).isEqualTo(bars.from(DEMO).closeAt(1_919));
    assertThat(drawn.knownAt(drawn.size() - 1)).isEqualTo(DEMO.knownAt(DEMO.size() - 1));
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    String hash = OF_DEMO.draw(7).trades().contentHash();
    assertThat(OF_DEMO.draw(7).trades().contentHash()).isEqualTo(hash);
    assertThat(Surrogates.of(DEMO, FIVE_MINUTES, 36).draw(7).trades().contentHash())
        .isEqualTo(hash);
    assertThat(OF_DEMO.draw(8).trades().contentHash()).isNotEqualTo(hash);
    assertThat(OF_DEMO.draw(7, 0.3, 24).trades().contentHash()).isNotEqualTo(hash);
  }

  /** Runs are verified against these bytes: a change of the draw is a new draw. */
  @Test
  void its_bytes_are_those_of_its_first_version() {
    assertThat(OF_DEMO.draw(7).trades().contentHash())
        .isEqualTo("e1c5cfa209640a4ce8d25d4354046195ef0475bea4cb8c522440619c04dcae41");
    assertThat(OF_DEMO.draw(7, 0.3, 24).trades().contentHash())
        .isEqualTo("aa7572553cbfa5b5960634ef296644c3701996d13cf47f4b704414b89915d420");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.2, 0.3, 0.5, 0.6})
  void an_oracle_achieves_about_the_stated_coefficient(double stated) {
    double mean = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Surrogate oracle = OF_DEMO.draw(seed, stated, 24);
      assertThat(oracle.achievedIc()).isCloseTo(stated, within(0.12));
      assertThat(oracle.largestIc()).isEqualTo(OF_DEMO.largestIc());
      mean += oracle.achievedIc() / 20;
    }
    assertThat(mean).isCloseTo(stated, within(0.02));
  }

  @Test
  void an_oracle_of_no_strength_is_the_placebo_of_its_seed() {
    Surrogate placebo = OF_DEMO.draw(9);
    Surrogate oracle = OF_DEMO.draw(9, 0, 24);
    assertThat(oracle.trades().contentHash()).isEqualTo(placebo.trades().contentHash());
    assertThat(placebo.achievedIc()).isNaN();
    assertThat(oracle.achievedIc()).isBetween(-0.1, 0.1);
  }

  @Test
  void an_oracle_differs_from_its_placebo_in_directions_only() {
    Tape placebo = Tape.of(OF_DEMO.draw(9).trades(), FIVE_MINUTES);
    Tape oracle = Tape.of(OF_DEMO.draw(9, 0.5, 24).trades(), FIVE_MINUTES);
    double[] before = changes(placebo);
    double[] after = changes(oracle);
    for (int k = 0; k < before.length; k++) {
      assertThat(oracle.contents(k)).isEqualTo(placebo.contents(k));
      assertThat(Math.abs(after[k])).isCloseTo(Math.abs(before[k]), within(5e-5));
    }
  }

  @Test
  void a_bar_that_more_than_doubles_is_turned_at_the_floor_and_prices_stay_above_zero() {
    TradeSeries.Builder tape = TradeSeries.of(RandomTape.INSTRUMENT);
    long[] prices = {10, 30, 3, 12, 1, 40, 2, 9, 1, 5};
    for (int i = 0; i < prices.length; i++) {
      tape.add(Nanos.ofSeconds(i * 60L), Nanos.ofSeconds(i * 60L), prices[i], 1);
    }
    Surrogates wild = Surrogates.of(tape.build(), Duration.ofMinutes(1), 3);
    for (long seed = 0; seed < 300; seed++) {
      TradeSeries drawn = wild.draw(seed).trades();
      for (int i = 0; i < drawn.size(); i++) {
        assertThat(drawn.price(i)).isPositive();
      }
    }
  }

  @Test
  void what_cannot_be_resampled_is_refused() {
    refused("blocks of 0 bars", () -> Surrogates.of(DEMO, FIVE_MINUTES, 0));
    refused("bar is PT0S", () -> Surrogates.of(DEMO, Duration.ZERO, 5));
    refused("2 bars", () -> Surrogates.of(DEMO.knownUntil(DEMO.knownAt(500)), HOUR, 5));
    refused("0 trades", () -> Surrogates.of(TradeSeries.of(DEMO.instrument()).build(), HOUR, 5));
    refused("trade 0 has the price 0", () -> Surrogates.of(withoutPrice(), HOUR, 5));
    refused("longer bars", () -> Surrogates.of(DEMO, Duration.ofNanos(1), 5));
    refused(
        "the information coefficient is 0.7; bars that always go the regime's way reach 0.62",
        () -> OF_DEMO.draw(1, 0.7, 24));
    refused("its turns are themselves a rule", () -> OF_DEMO.draw(1, 0.1, 1));
  }

  private static TradeSeries withoutPrice() {
    return TradeSeries.of(DEMO.instrument()).add(1, 1, 0, 1).build();
  }

  private static void refused(String word, Runnable making) {
    assertThatExceptionOfType(BadInput.class).isThrownBy(making::run).withMessageContaining(word);
  }

  /** Simple return of every bar over the last price before it; 0 when it is empty. */
  private static double[] changes(Tape tape) {
    double[] change = new double[tape.bars().size()];
    double before = tape.trades().price(0);
    for (int k = 0; k < change.length; k++) {
      int[] bar = tape.bars().get(k);
      double close = bar.length == 0 ? before : tape.trades().price(bar[bar.length - 1]);
      change[k] = close / before - 1;
      before = close;
    }
    return change;
  }

  /** The bar of the original each bar came from, known by its contents; -1 when several fit. */
  private static int[] donors(Tape original, Tape surrogate) {
    Map<List<List<Long>>, Integer> byContents = new HashMap<>();
    for (int k = 0; k < original.bars().size(); k++) {
      byContents.merge(original.contents(k), k, (one, other) -> -1);
    }
    int[] donor = new int[surrogate.bars().size()];
    for (int k = 0; k < donor.length; k++) {
      donor[k] = byContents.get(surrogate.contents(k));
    }
    return donor;
  }
}
