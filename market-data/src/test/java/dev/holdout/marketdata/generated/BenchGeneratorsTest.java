package dev.holdout.marketdata.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Check values of the published comparison: another bit anywhere is another sum. */
class BenchGeneratorsTest {

  @Test
  void outputs_of_seed_42_are_the_published_ones() {
    SplitMix64 random = new SplitMix64(42);
    long[] published = {0xbdd732262feb6e95L, 0x28efe333b266f103L, 0x47526757130f9f52L};
    for (int k = 0; k < published.length; k++) {
      assertThat(random.next()).isEqualTo(published[k]);
      assertThat(SplitMix64.output(42, k)).isEqualTo(published[k]);
    }
  }

  @Test
  void a_million_ticks_sum_to_the_published_values() {
    TickGenerator ticks = TickGenerator.of(1_000_000);
    long trades = 0;
    long bids = 0;
    long asks = 0;
    while (ticks.next()) {
      trades += ticks.isTrade() ? 1 : 0;
      bids += ticks.bid();
      asks += ticks.ask();
    }
    assertThat(trades).isEqualTo(250_121);
    assertThat(bids).isEqualTo(999_673_813_220L);
    assertThat(asks).isEqualTo(999_676_815_018L);
    assertThat(ticks.micros()).isEqualTo(1_577_837_824_453_702L);
  }

  /**
   * The published answer of the market orders: one at every 1,000th quote, buying and selling in
   * turn at that quote's far side.
   */
  @Test
  void an_order_at_every_thousandth_quote_ends_at_the_published_balance() {
    TickGenerator ticks = TickGenerator.of(1_000_000);
    long quotes = 0;
    long orders = 0;
    long balance = 100_000_000_00L;
    long cost = 0;
    while (ticks.next()) {
      if (!ticks.isTrade() && ++quotes % 1_000 == 0) {
        boolean buys = orders++ % 2 == 0;
        cost = buys ? ticks.ask() : cost;
        balance += buys ? 0 : ticks.bid() - cost;
      }
    }
    assertThat(quotes).isEqualTo(749_879);
    assertThat(orders).isEqualTo(749);
    assertThat(balance).isEqualTo(99_999_986_47L);
  }

  @Test
  void sizes_and_sides_of_trades_lie_where_they_are_said_to() {
    TickGenerator ticks = TickGenerator.of(100_000);
    long buyers = 0;
    long trades = 0;
    long last = 0;
    while (ticks.next()) {
      assertThat(ticks.micros()).isGreaterThan(last);
      last = ticks.micros();
      assertThat(ticks.bidSize()).isBetween(1L, 1_024L);
      assertThat(ticks.askSize()).isBetween(1L, 1_024L);
      assertThat(ticks.size()).isBetween(1L, 256L);
      assertThat(ticks.price()).isEqualTo(ticks.isBuyer() ? ticks.ask() : ticks.bid());
      trades += ticks.isTrade() ? 1 : 0;
      buyers += ticks.isTrade() && ticks.isBuyer() ? 1 : 0;
    }
    assertThat((double) buyers / trades).isBetween(0.48, 0.52);
  }

  @Test
  void less_than_no_ticks_are_refused() {
    assertThat(TickGenerator.of(0).next()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> TickGenerator.of(-1));
  }

  @Test
  void returns_begin_and_end_with_the_published_values() {
    double[][] returns = BenchReturns.of(2_520, 1_000);
    assertThat(returns[0][0]).isEqualTo(-0.003718530115867056);
    assertThat(returns[999][2_519]).isEqualTo(-0.0011157923563253958);
  }
}
