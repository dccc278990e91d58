package dev.holdout.backtest.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.EngineOnly;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryCostTest {

  private static final Proportional COMMISSION =
      new Proportional("commission", new BigDecimal("10"), "made up");

  static Stream<CostTerm> terms() {
    return Stream.of(
        COMMISSION,
        new Proportional("half-spread", new BigDecimal("2.5"), "made up"),
        new TicketFee("ticket", 25, "made up"),
        new MinimumCommission("minimum commission", COMMISSION, 100, "made up"));
  }

  /** With a minimum, the commission and what the minimum adds to it rise together. */
  @ParameterizedTest
  @MethodSource("terms")
  void a_term_is_never_negative_and_what_is_paid_in_all_never_falls_with_size(CostTerm term) {
    long last = 0;
    for (long notional = 0; notional < 1_000_000; notional += 997) {
      long charge = term.charge(notional);
      assertThat(charge).as("%s on %d", term.name(), notional).isNotNegative();
      long paid =
          term instanceof MinimumCommission minimum
              ? charge + minimum.of().charge(notional)
              : charge;
      assertThat(paid).as("%s on %d", term.name(), notional).isGreaterThanOrEqualTo(last);
      last = paid;
    }
  }

  @Test
  void a_fill_is_charged_term_by_term_to_the_increment() {
    CostMeter meter = new CostMeter(TradingCosts.of(terms().toArray(CostTerm[]::new)));
    // 10 bp of 33 333 is 33.333, up to 34; 2.5 bp is 8.33, up to 9; the minimum adds 66.
    assertThat(meter.charge(33_333)).isEqualTo(Charges.ofTerms(34, 9, 25, 66));
    assertThat(meter.charge(33_333).total()).isEqualTo(134);
    assertThat(meter.charge(200_000)).isEqualTo(Charges.ofTerms(200, 50, 25, 0));
    assertThat(meter.charge(0)).isEqualTo(Charges.ofTerms(0, 0, 25, 100));
  }

  @Test
  void a_term_that_pays_instead_of_charging_is_refused_by_name() {
    EngineOnly rebate =
        new EngineOnly() {
          @Override
          public String name() {
            return "rebate";
          }

          @Override
          public String source() {
            return "made up";
          }

          @Override
          public long charge(long notional) {
            return -1;
          }
        };
    assertThatThrownBy(() -> new CostMeter(TradingCosts.of(rebate)).charge(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rebate")
        .hasMessageContaining("a cost is 0 or more");
  }

  @Test
  void a_negative_fee_and_one_without_a_source_are_refused() {
    assertThatThrownBy(() -> new TicketFee("ticket", -25, "made up"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ticket is -25")
        .hasMessageContaining("ticket: 25");
    assertThatThrownBy(() -> new MinimumCommission("minimum", COMMISSION, 100, " "))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("names no source");
  }
}
