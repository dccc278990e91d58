package dev.holdout.backtest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.cost.Charges;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instrument COIN =
      new Instrument("COIN", "TEST", "USD", BigDecimal.ONE, BigDecimal.ONE, 1, BigDecimal.ONE);

  private static Fill fill(Side side, long size, long price, long cost) {
    return new Fill(
        new OrderId(1),
        side,
        size,
        price,
        size * price,
        Charges.ofTerms(cost),
        new Fill.Timing(0, 0, 0, 0));
  }

  /** Three at 10 and four at 11 cost 74; two of seven release 74 × 2 / 7 = 21 of it. */
  @Test
  void an_odd_increment_of_average_cost_stays_with_what_is_open() {
    Ledger ledger = new Ledger(COIN, 1_000, 1);
    ledger.mark(10);
    ledger.book(fill(Side.BUY, 3, 10, 1));
    ledger.mark(11);
    ledger.book(fill(Side.BUY, 4, 11, 1));
    ledger.mark(12);
    ledger.book(fill(Side.SELL, 2, 12, 1));
    assertThat(ledger.realisedPnl()).isEqualTo(24 - 21);
    assertThat(ledger.unrealisedPnl()).isEqualTo(5 * 12 - 53);
    assertThat(ledger.cash()).isEqualTo(1_000 - 30 - 44 + 24 - 3);
    assertThat(ledger.equity()).isEqualTo(ledger.cash() + 60);
    ledger.book(fill(Side.SELL, 5, 12, 1));
    assertThat(ledger.realisedPnl()).isEqualTo(10);
    assertThat(ledger.equity()).isEqualTo(1_000 + 10 - 4);
    assertThat(ledger.costs()).isEqualTo(4);
  }

  @Test
  void a_turn_closes_all_and_opens_the_rest_at_the_same_price() {
    Ledger ledger = new Ledger(COIN, 1_000, 1);
    ledger.mark(10);
    ledger.book(fill(Side.SELL, 5, 10, 0));
    ledger.mark(8);
    ledger.book(fill(Side.BUY, 7, 8, 0));
    assertThat(ledger.realisedPnl()).isEqualTo(10);
    assertThat(ledger.position()).isEqualTo(2);
    assertThat(ledger.unrealisedPnl()).isZero();
  }

  @Test
  void an_overflow_is_refused_and_never_wrapped() {
    Ledger ledger = new Ledger(COIN, 1_000, 1);
    ledger.mark(1_000_000);
    ledger.book(fill(Side.BUY, 1_000_000_000L, 1_000_000, 0));
    assertThatThrownBy(() -> ledger.mark(Long.MAX_VALUE / 1_000))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("does not fit 64 bits")
        .hasMessageContaining("coarser moneyIncrement");
  }

  @Test
  void a_share_is_exact_beyond_64_bits_inside() {
    long large = Long.MAX_VALUE - 1;
    assertThat(Money.share(large, large - 1, large)).isEqualTo(large - 1);
    assertThat(Money.share(-7, 1, 2)).as("toward 0").isEqualTo(-3);
  }

  @Test
  void a_fill_whose_notional_is_not_its_size_at_its_price_is_refused() {
    Ledger ledger = new Ledger(COIN, 1_000, 1);
    Fill wrong =
        new Fill(
            new OrderId(3), Side.BUY, 2, 10, 21, Charges.ofTerms(0), new Fill.Timing(0, 0, 0, 0));
    assertThatThrownBy(() -> ledger.book(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notional is 21")
        .hasMessageContaining("is 20");
  }
}
