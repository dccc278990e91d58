package dev.holdout.marketdata.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionalTest {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Test
  void a_part_of_an_increment_is_charged_as_a_whole_one() {
    Proportional commission = cost("25");
    assertThat(commission.charge(400)).isEqualTo(1);
    assertThat(commission.charge(401)).isEqualTo(2);
    assertThat(commission.charge(0)).isZero();
    assertThat(cost("0").charge(Long.MAX_VALUE)).isZero();
    assertThat(cost("10000").charge(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_charge_equals_exact_decimals_rounded_up() {
    List<String> rates =
        List.of(
            "0",
            "0.5",
            "1",
            "2.5",
            "25",
            "3.333",
            "9999.9999",
            "0.000000000001",
            "1E+1",
            "7.123456789012345",
            "0.00000000000000000000000001");
    Seeds.forEach(
        5_000,
        random -> {
          Proportional term = cost(rates.get(random.nextInt(rates.size())));
          long notional = random.nextLong() >>> 1 + random.nextInt(63);
          assertThat(term.charge(notional)).isEqualTo(exact(term, notional));
          assertThat(term.chargeOfAnyRate(notional)).isEqualTo(exact(term, notional));
        });
  }

  @Test
  void the_fraction_that_a_loss_differentiates_is_the_rate_charged() {
    assertThat(cost("25").fraction()).isEqualTo(0.0025);
  }

  @Test
  void a_negative_rate_a_rate_above_the_whole_and_one_without_a_source_are_refused() {
    assertThatThrownBy(() -> cost("-25"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "commission is -25 basis points; a cost is 0 or more (at costs.commission);"
                + " try: basis-points: 25");
    assertThatThrownBy(() -> cost("1E+999999999")).hasMessageContaining("above the traded value");
    assertThatThrownBy(() -> new Proportional("commission", BigDecimal.ONE, " "))
        .hasMessageContaining("commission names no source")
        .hasMessageContaining("fee schedule");
  }

  @Test
  void a_negative_traded_value_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> cost("25").charge(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("commission: notional is -1; pass its absolute value");
  }

  private static long exact(Proportional term, long notional) {
    BigDecimal charge =
        term.basisPoints()
            .movePointLeft(4)
            .multiply(BigDecimal.valueOf(notional))
            .setScale(0, RoundingMode.CEILING);
    assertThat(charge).isLessThanOrEqualTo(LARGEST);
    return charge.longValueExact();
  }

  private static Proportional cost(String basisPoints) {
    return new Proportional("commission", new BigDecimal(basisPoints), "a worked example");
  }
}
