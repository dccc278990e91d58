package dev.holdout.marketdata.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentTest {

  private static final Instrument BITCOIN = instrument("0.01", "0.00000001", 1, "0.0000000001");
  private static final Instrument FUTURE = instrument("0.25", "1", 50, "0.01");

  @Test
  void the_value_of_a_trade_is_exact() {
    assertThat(BITCOIN.notional(80_001, 10_000_000)).isEqualTo(800_010_000_000L);
    assertThat(BITCOIN.money(800_010_000_000L)).isEqualTo(80.001);
    assertThat(FUTURE.moneyPerStep()).isEqualTo(1250);
    assertThat(FUTURE.notional(4, -3)).isEqualTo(-15_000);
  }

  @Test
  void a_size_counts_the_base_of_a_pair_and_whole_contracts_else() {
    assertThat(spot("BTCUSD").unit()).isEqualTo("BTC");
    assertThat(spot("BTC-USD").unit()).isEqualTo("BTC");
    assertThat(spot("ETH/USD").unit()).isEqualTo("ETH");
    assertThat(spot("USD").unit()).isEqualTo("USD");
    assertThat(spot("AAPL").unit()).isEqualTo("AAPL");
    assertThat(FUTURE.unit()).isEqualTo("ES");
  }

  private static Instrument spot(String symbol) {
    BigDecimal cent = new BigDecimal("0.01");
    return new Instrument(symbol, "TEST", "USD", cent, BigDecimal.ONE, 1, cent);
  }

  @Test
  void the_value_equals_its_slow_twin_or_overflows_with_it() {
    Seeds.forEach(
        2_000,
        random -> {
          Instrument instrument = random.nextBoolean() ? BITCOIN : FUTURE;
          long price = random.nextLong() >> random.nextInt(64);
          long size = random.nextLong() >> random.nextInt(64);
          BigInteger twin =
              BigInteger.valueOf(price)
                  .multiply(BigInteger.valueOf(size))
                  .multiply(BigInteger.valueOf(instrument.moneyPerStep()));
          if (twin.bitLength() < 64) {
            assertThat(instrument.notional(price, size)).isEqualTo(twin.longValueExact());
          } else {
            assertThatThrownBy(() -> instrument.notional(price, size))
                .isInstanceOf(ArithmeticException.class);
          }
        });
  }

  @Test
  void steps_become_the_double_that_their_decimal_text_would() {
    Seeds.forEach(
        2_000,
        random -> {
          long steps = random.nextLong() >> 12 + random.nextInt(40);
          assertThat(BITCOIN.price(steps))
              .isEqualTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(steps)).doubleValue());
          assertThat(BITCOIN.size(steps)).isEqualTo(BigDecimal.valueOf(steps, 8).doubleValue());
        });
  }

  @Test
  void decimals_on_the_grid_become_steps_and_others_are_refused_with_the_nearest_step() {
    assertThat(BITCOIN.priceSteps(new BigDecimal("800.010"))).isEqualTo(80_001);
    assertThat(FUTURE.priceSteps(new BigDecimal("1.75"))).isEqualTo(7);
    assertThatThrownBy(() -> FUTURE.priceSteps(new BigDecimal("1.80")))
        .isInstanceOf(BadInput.class)
        .hasMessage("price 1.80 is not a multiple of 0.25 (at ES.TEST); try: 1.75");
    assertThatThrownBy(() -> BITCOIN.moneySteps(new BigDecimal("1e12")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("amount of money 1000000000000");
    for (String endless : List.of("1e999999999", "-1e999999999", "1e-999999999")) {
      assertThatThrownBy(() -> BITCOIN.moneySteps(new BigDecimal(endless)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("has more than 40 digits before or after its point");
    }
  }

  @Test
  void a_money_step_that_does_not_divide_a_trade_is_refused() {
    assertThatThrownBy(() -> instrument("0.01", "0.01", 1, "0.01"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "moneyIncrement is 0.01, which does not divide one price step times one size step"
                + " (0.0001) (at ES.TEST); try: moneyIncrement: 0.0001");
  }

  @Test
  void steps_of_nothing_below_nothing_or_without_end_are_refused() {
    assertThatThrownBy(() -> instrument("0", "1", 1, "1"))
        .hasMessage(
            "priceIncrement is 0; it must be above 0 (at ES.TEST); try: priceIncrement: 0.01");
    assertThatThrownBy(() -> instrument("1", "1", -1, "1"))
        .hasMessage("multiplier is -1; it must be above 0 (at ES.TEST); try: multiplier: 1");
    assertThatThrownBy(() -> instrument("1", "1e-999999999", 1, "1"))
        .hasMessageContaining("sizeIncrement is 1E-999999999")
        .hasMessageContaining("try: sizeIncrement: 0.01");
  }

  @Test
  void instruments_with_equal_steps_are_equal_however_the_steps_are_written() {
    Instrument same = instrument("0.250", "1.0", 50, "0.010");
    assertThat(same).isEqualTo(FUTURE).hasSameHashCodeAs(FUTURE).hasToString(FUTURE.toString());
    assertThat(same).isNotEqualTo(BITCOIN);
  }

  private static Instrument instrument(String price, String size, long multiplier, String money) {
    return new Instrument(
        "ES",
        "TEST",
        "USD",
        new BigDecimal(price),
        new BigDecimal(size),
        multiplier,
        new BigDecimal(money));
  }
}
