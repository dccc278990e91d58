package dev.holdout.marketdata.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.generated.GeneratedMarket.Kind;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedMarketTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void three_years_of_hours_hold_about_twelve_trades_each_at_rising_whole_seconds() {
    TradeSeries trades = GeneratedMarket.noise().load().trades();
    assertThat(trades.size() / 26_280.0).isBetween(11.0, 13.0);
    assertThat(Nanos.iso(trades.happenedAt(0))).startsWith("2020-01-01T00:");
    assertThat(Nanos.iso(trades.happenedAt(trades.size() - 1))).startsWith("2022-12-30T23:");
    for (int i = 0; i < trades.size(); i++) {
      assertThat(trades.happenedAt(i) % Nanos.ofSeconds(1)).isZero();
      assertThat(trades.knownAt(i)).isEqualTo(trades.happenedAt(i));
      assertThat(i == 0 || trades.happenedAt(i) > trades.happenedAt(i - 1)).isTrue();
      assertThat(trades.price(i)).isPositive();
    }
    assertThat(Tape.of(trades, HOUR).bars()).hasSize(26_280).allMatch(bar -> bar.length > 0);
  }

  @Test
  void it_says_generated_wherever_its_instrument_is_named() {
    assertThat(GeneratedMarket.noise().instrument().id()).isEqualTo("GENERATED.NOISE");
    assertThat(GeneratedMarket.edge(0.1).instrument().id()).isEqualTo("GENERATED.EDGE");
    assertThat(GeneratedMarket.edge(0.1).name()).isEqualTo("generated-edge");
    assertThat(GeneratedMarket.noise().load().trades().instrument())
        .isEqualTo(GeneratedMarket.noise().instrument());
  }

  @Test
  void an_import_of_it_has_nothing_odd_and_is_the_same_twice() {
    GeneratedMarket market = GeneratedMarket.edge(0.2).withDays(30);
    Import first = market.load();
    assertThat(first.findings().rowsRead()).isEqualTo(first.trades().size());
    assertThat(first.findings().quarantined()).isEmpty();
    assertThat(first.findings().silences()).isEmpty();
    assertThat(market.load().sourceHash()).isEqualTo(first.sourceHash());
    assertThat(market.withSeed(2).load().sourceHash()).isNotEqualTo(first.sourceHash());
    assertThat(market.fingerprint()).isEmpty();
  }

  /** Runs of others rest on these bytes: a change of the process is a new process. */
  @Test
  void its_bytes_are_those_of_its_first_version() {
    assertThat(GeneratedMarket.noise().withDays(10).load().sourceHash())
        .isEqualTo("99deb40073cfa4514539b37e38331423438f07f50129f1602be4e8bcc76731dd");
    assertThat(GeneratedMarket.edge(0.3).withDays(10).load().sourceHash())
        .isEqualTo("07ea9a3e9aa8497440d7e7a1a6d0fd62a299d256567204582d8a88b341968c0b");
  }

  @Test
  void no_gap_between_trades_reaches_two_bars() {
    TradeSeries trades = new GeneratedMarket(Kind.NOISE, 0, 48, 30, HOUR, 1, 5).load().trades();
    for (int i = 1; i < trades.size(); i++) {
      assertThat(trades.happenedAt(i) - trades.happenedAt(i - 1)).isLessThan(2 * HOUR.toNanos());
    }
  }

  @Test
  void volatility_comes_in_clusters_with_heavy_tails_and_brings_trades_and_volume() {
    for (long seed = 1; seed <= 5; seed++) {
      Tape tape = Tape.of(GeneratedMarket.noise().withSeed(seed).load().trades(), HOUR);
      double[] size = Tape.absolutes(tape.returns());
      assertThat(Tape.kurtosis(tape.returns())).isBetween(6.0, 30.0);
      assertThat(Tape.correlation(size, size, 1)).isGreaterThan(0.06);
      assertThat(Tape.correlation(size, size, 24)).isGreaterThan(0.03);
      assertThat(Tape.correlation(size, tape.counts(), 0)).isGreaterThan(0.3);
      assertThat(Tape.correlation(size, tape.volumes(), 0)).isGreaterThan(0.3);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.1", "0.2", "0.3", "0.5", "0.6"})
  void the_achieved_coefficient_is_near_the_stated_one(double stated) {
    // Standard error of a correlation over 26,280 bars: 0.006.
    for (long seed = 1; seed <= 4; seed++) {
      double achieved = GeneratedMarket.edge(stated).withSeed(seed).achievedIc();
      assertThat(achieved).as("seed %s", seed).isCloseTo(stated, within(0.025));
    }
    assertThat(GeneratedMarket.noise().achievedIc()).isNaN();
  }

  /**
   * Without looking at the hidden direction: two bars agree as often as both follow a direction
   * that has not turned, so their signs correlate by {@code c² (1 - 2 / R)^lag}.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5})
  void signs_of_bars_correlate_as_the_planted_regime_says(double stated) {
    double lean = stated / 0.70;
    for (int lag : new int[] {1, 2, 8}) {
      double measured = 0;
      for (long seed = 1; seed <= 5; seed++) {
        double[] sign =
            Tape.signs(
                Tape.of(GeneratedMarket.edge(stated).withSeed(seed).load().trades(), HOUR)
                    .returns());
        measured += Tape.correlation(sign, sign, lag) / 5;
      }
      double planted = lean * lean * Math.pow(1 - 2.0 / 48, lag);
      assertThat(measured).as("lag %s", lag).isCloseTo(planted, within(0.02));
    }
  }

  @Test
  void a_coefficient_beyond_the_possible_is_refused_with_the_largest() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> GeneratedMarket.edge(0.9).load())
        .withMessageMatching(
            "the information coefficient is 0\\.9; bars that always go the regime's way reach"
                + " 0\\.69\\d\\d \\(at information coefficient\\); try: 0\\.69 or less");
  }

  @Test
  void settings_that_make_no_market_are_refused() {
    refused("coefficient is -0.1", () -> GeneratedMarket.edge(-0.1));
    refused("coefficient is NaN", () -> GeneratedMarket.edge(Double.NaN));
    refused("coefficient of noise", () -> market(Kind.NOISE, 0.1, 48, 1, HOUR, 12));
    refused("its turns are themselves a rule", () -> market(Kind.EDGE, 0.1, 1, 1, HOUR, 12));
    refused("divide a day", () -> market(Kind.NOISE, 0, 48, 1, Duration.ofHours(7), 12));
    refused("divide a day", () -> market(Kind.NOISE, 0, 48, 1, Duration.ofMillis(1500), 1));
    refused("0 days", () -> market(Kind.NOISE, 0, 48, 0, HOUR, 12));
    refused("at most 15", () -> market(Kind.NOISE, 0, 48, 1, Duration.ofMinutes(1), 16));
    refused("fewer", () -> market(Kind.NOISE, 0, 48, Integer.MAX_VALUE, HOUR, 12));
  }

  private static GeneratedMarket market(
      Kind kind, double coefficient, int regime, int days, Duration bar, int trades) {
    return new GeneratedMarket(kind, coefficient, regime, days, bar, trades, 1);
  }

  private static void refused(String word, Runnable making) {
    assertThatExceptionOfType(BadInput.class).isThrownBy(making::run).withMessageContaining(word);
  }
}
