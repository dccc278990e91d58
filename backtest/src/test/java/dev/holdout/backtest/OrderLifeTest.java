package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.cost.TicketFee;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.journal.MemoryJournal;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bar 0 ends at second 60; that is when the orders of most of these tests are decided. */
class OrderLifeTest {

  private static Script buyAfterFirstBar() {
    return new Script().after(0, (_, desk) -> desk.market(Side.BUY, 1));
  }

  @Test
  void a_market_order_takes_the_first_print_after_its_arrival_not_one_before() {
    Market market = new Market().print(10, 100).print(62, 101).print(70, 102);
    BacktestResult result =
        market.run(Market.withLatency(Duration.ofSeconds(5)), buyAfterFirstBar());
    assertThat(result.fills()).extracting(Fill::price).containsExactly(102L);
  }

  @Test
  void a_print_at_the_very_instant_of_arrival_comes_too_early() {
    Market market = new Market().print(10, 100).print(65, 101).print(70, 102);
    BacktestResult result =
        market.run(Market.withLatency(Duration.ofSeconds(5)), buyAfterFirstBar());
    assertThat(result.fills()).extracting(Fill::price).containsExactly(102L);
  }

  @Test
  void a_print_at_the_very_instant_of_the_decision_is_not_known_to_it_and_does_not_fill_it() {
    Market market = new Market().print(10, 100).print(60, 101).print(61, 102);
    Script script =
        new Script()
            .after(
                0,
                (view, desk) -> {
                  assertThat(view.lastPrice()).isEqualTo(100);
                  desk.market(Side.BUY, 1);
                });
    BacktestResult result = market.run(Market.withLatency(Duration.ZERO), script);
    assertThat(result.fills()).extracting(Fill::price).containsExactly(102L);
  }

  /**
   * The print made at second 61 becomes known at 90: it is older than the order's arrival at 65.
   */
  @Test
  void a_print_made_before_the_arrival_does_not_fill_although_it_is_known_after() {
    TradeSeries trades =
        TradeSeries.of(Market.COIN)
            .add(Nanos.ofSeconds(10), Nanos.ofSeconds(10), 100, 1)
            .add(Nanos.ofSeconds(61), Nanos.ofSeconds(90), 101, 1)
            .add(Nanos.ofSeconds(80), Nanos.ofSeconds(91), 102, 1)
            .build();
    BacktestResult result =
        Backtest.run(
            Market.withLatency(Duration.ofSeconds(5)),
            trades,
            new Market().print(10, 100).bars(),
            buyAfterFirstBar());
    assertThat(result.fills()).extracting(Fill::price).containsExactly(102L);
    assertThat(result.fills()).extracting(Fill::filledAt).containsExactly(Nanos.ofSeconds(91));
  }

  @Test
  void a_buy_limit_does_not_fill_when_the_print_only_touches_it() {
    Market market = new Market().print(10, 100).print(70, 95).print(80, 96);
    BacktestResult result =
        market.run(
            Market.config(), new Script().after(0, (_, desk) -> desk.limit(Side.BUY, 1, 95)));
    assertThat(result.fills()).isEmpty();
    assertThat(result.orders().outcomes())
        .extracting(OrderOutcome::state)
        .containsExactly(OrderState.EXPIRED);
  }

  @Test
  void a_limit_fills_at_its_own_price_once_a_print_goes_through_it() {
    Market market = new Market().print(10, 100).print(70, 95).print(80, 90).print(140, 111);
    BacktestResult result =
        market.run(
            Market.config(),
            new Script()
                .after(0, (_, desk) -> desk.limit(Side.BUY, 1, 95))
                .after(1, (_, desk) -> desk.limit(Side.SELL, 1, 110)));
    assertThat(result.fills()).extracting(Fill::price).containsExactly(95L, 110L);
  }

  @Test
  void a_cancel_arrives_after_the_latency_and_the_order_may_fill_until_then() {
    Market market = new Market().print(10, 100).print(70, 99).print(122, 90).print(124, 89);
    OrderId[] id = new OrderId[1];
    Script script =
        new Script()
            .after(0, (_, desk) -> id[0] = desk.limit(Side.BUY, 1, 95))
            .after(1, (_, desk) -> desk.cancel(id[0]));
    assertThat(market.run(Market.withLatency(Duration.ofSeconds(3)), script).fills()).hasSize(1);
    assertThat(market.run(Market.withLatency(Duration.ofSeconds(2)), script).fills())
        .as("a print at the cancel's very instant comes ahead of it")
        .hasSize(1);
    BacktestResult quick = market.run(Market.withLatency(Duration.ofSeconds(1)), script);
    assertThat(quick.fills()).isEmpty();
    assertThat(quick.orders().outcomes().getFirst().describe()).isEqualTo("CANCELLED BY_STRATEGY");
    assertThat(quick.orders().outcomes().getFirst().endedAt()).isEqualTo(Nanos.ofSeconds(121));
  }

  @Test
  void a_cancel_of_an_order_that_is_over_says_so_and_one_never_sent_is_a_fault() {
    Market market = Market.minutely(100, 101, 102, 103);
    OrderId[] id = new OrderId[1];
    boolean[] sent = new boolean[1];
    Script script =
        new Script()
            .after(0, (_, desk) -> id[0] = desk.market(Side.BUY, 1))
            .after(2, (_, desk) -> sent[0] = desk.cancel(id[0]));
    market.run(Market.config(), script);
    assertThat(sent[0]).isFalse();
    Script wrong = new Script().after(0, (_, desk) -> desk.cancel(new OrderId(7)));
    assertThatThrownBy(() -> market.run(Market.config(), wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("#7")
        .hasMessageContaining("pass an id the desk returned");
  }

  @Test
  void an_order_without_size_is_a_fault() {
    Script script = new Script().after(0, (_, desk) -> desk.market(Side.BUY, 0));
    assertThatThrownBy(() -> Market.minutely(100, 101).run(Market.config(), script))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size is 0")
        .hasMessageContaining("must be above 0");
  }

  @Test
  void the_desk_is_closed_outside_a_decision() {
    Script script = new Script();
    Market.minutely(100, 101).run(Market.config(), script);
    assertThatThrownBy(() -> script.desk.market(Side.BUY, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside onBar");
  }

  @Test
  void the_same_bar_policy_fills_at_the_close_it_saw_and_flags_the_result() {
    Market market = new Market().print(10, 100).print(70, 120);
    BacktestResult unsafe =
        market.run(
            Market.config(TradingCosts.free(), RiskLimits.none(), FillPolicy.SAME_BAR_CLOSE),
            buyAfterFirstBar());
    assertThat(unsafe.isUnsafe()).isTrue();
    assertThat(unsafe.fills()).extracting(Fill::price).containsExactly(100L);
    assertThat(unsafe.fills().getFirst().delay()).isZero();
    assertThat(unsafe.fills().getFirst().tradeSequence()).isEqualTo(Fill.NO_PRINT);
    assertThat(unsafe.equity().position(0)).isEqualTo(1);
  }

  @Test
  void the_same_bar_policy_waits_for_a_print_when_its_bar_is_missing() {
    Market market = new Market().print(10, 100).print(130, 120);
    BacktestResult unsafe =
        market.run(
            Market.config(TradingCosts.free(), RiskLimits.none(), FillPolicy.SAME_BAR_CLOSE),
            new Script().after(1, (_, desk) -> desk.market(Side.BUY, 1)));
    assertThat(unsafe.fills()).extracting(Fill::price).containsExactly(120L);
  }

  @Test
  void a_fill_larger_than_its_print_is_whole_and_counted() {
    Market market = new Market().print(10, 100, 5).print(70, 101, 5).print(130, 102, 5);
    BacktestResult result =
        market.run(
            Market.config(),
            new Script()
                .after(0, (_, desk) -> desk.market(Side.BUY, 6))
                .after(1, (_, desk) -> desk.market(Side.SELL, 5)));
    assertThat(result.fills()).extracting(Fill::size).containsExactly(6L, 5L);
    assertThat(result.orders().fillsAbovePrint()).isEqualTo(1);
  }

  @Test
  void the_run_ends_before_its_end_and_open_orders_expire() {
    Market market = Market.minutely(100, 101, 102, 103);
    BacktestConfig config = Market.config();
    BacktestConfig cut =
        new BacktestConfig(
            config.instrument(),
            config.costs(),
            config.startingCash(),
            config.latency(),
            config.fillPolicy(),
            config.limits(),
            Nanos.ofSeconds(60),
            Nanos.ofSeconds(130));
    Script script = new Script().after(0, (_, desk) -> desk.market(Side.BUY, 3));
    script.after(1, (_, desk) -> desk.market(Side.SELL, 1));
    BacktestResult result = market.run(cut, script);
    assertThat(result.equity().bars()).isEqualTo(2);
    assertThat(result.fills()).hasSize(1);
    assertThat(result.orders().outcomes().get(1).state()).isEqualTo(OrderState.EXPIRED);
    assertThat(result.account().position()).as("stays open, and is valued").isEqualTo(3);
    assertThat(result.account().equity()).isEqualTo(Market.CASH);
  }

  @Test
  void prints_after_the_last_bar_give_the_curve_a_last_row_of_their_own() {
    Market market = Market.minutely(100, 101, 102, 107);
    BacktestConfig config = Market.config();
    BacktestConfig cut =
        new BacktestConfig(
            config.instrument(),
            config.costs(),
            config.startingCash(),
            config.latency(),
            config.fillPolicy(),
            config.limits(),
            0,
            Nanos.ofSeconds(191));
    BacktestResult result = market.run(cut, buyAfterFirstBar());
    assertThat(result.equity().bars()).isEqualTo(3);
    assertThat(result.equity().size()).isEqualTo(4);
    assertThat(result.equity().instant(3)).isEqualTo(Nanos.ofSeconds(190));
    assertThat(result.equity().equity(3)).isEqualTo(Market.CASH + 600);
    assertThat(result.account().equity()).isEqualTo(Market.CASH + 600);
    assertThat(result.activity().endedAt()).isEqualTo(Nanos.ofSeconds(190));
  }

  @Test
  void a_position_still_held_counts_as_time_in_the_market_until_the_end() {
    BacktestResult result =
        Market.minutely(100, 100, 100, 100)
            .run(Market.config(), new Script().after(0, (_, desk) -> desk.market(Side.BUY, 1)));
    // Bought 1:10, the last bar closes 4:00, the run began at 0:00.
    assertThat(result.roundTrips()).isEmpty();
    assertThat(result.timeInMarket()).isEqualTo(170.0 / 240);
  }

  @Test
  void a_run_that_starts_late_knows_the_last_print_before_it() {
    Market market = Market.minutely(100, 101, 102, 103);
    BacktestConfig config = Market.config();
    BacktestConfig late =
        new BacktestConfig(
            config.instrument(),
            config.costs(),
            config.startingCash(),
            config.latency(),
            config.fillPolicy(),
            config.limits(),
            Nanos.ofSeconds(120),
            Long.MAX_VALUE);
    long[] seen = new long[1];
    market.run(late, new Script().after(1, (view, _) -> seen[0] = view.lastPrice()));
    assertThat(seen[0]).isEqualTo(101);
  }

  @Test
  void the_hash_tells_apart_runs_that_differ_in_the_price_or_the_cost_of_a_fill_alone() {
    Market market = Market.minutely(100, 101, 102);
    Market dearer = Market.minutely(100, 105, 102);
    BacktestConfig costly =
        Market.config(TradingCosts.of(new TicketFee("ticket", 25, "made up")), RiskLimits.none());
    String hash = market.run(Market.config(), buyAfterFirstBar()).orderHash();
    assertThat(market.run(Market.config(), buyAfterFirstBar()).orderHash()).isEqualTo(hash);
    assertThat(dearer.run(Market.config(), buyAfterFirstBar()).orderHash()).isNotEqualTo(hash);
    assertThat(market.run(costly, buyAfterFirstBar()).orderHash()).isNotEqualTo(hash);
  }

  @Test
  void the_hash_tells_apart_runs_that_differ_only_in_when_an_order_was_taken_back() {
    assertThat(hashOfCancelAfter(2)).isEqualTo(hashOfCancelAfter(2));
    assertThat(hashOfCancelAfter(1)).isNotEqualTo(hashOfCancelAfter(2));
  }

  private static String hashOfCancelAfter(int bar) {
    OrderId[] id = new OrderId[1];
    Script script =
        new Script()
            .after(0, (_, desk) -> id[0] = desk.limit(Side.BUY, 1, 50))
            .after(bar, (_, desk) -> desk.cancel(id[0]));
    return Market.minutely(100, 101, 102, 103, 104).run(Market.config(), script).orderHash();
  }

  @Test
  void the_journal_tells_the_life_of_an_order_line_by_line() {
    Market market = new Market().print(10, 100).print(70, 101, 7);
    MemoryJournal journal = new MemoryJournal();
    Backtest.run(Market.config(), market.trades(), market.bars(), buyAfterFirstBar(), journal);
    assertThat(journal.lines())
        .containsExactly(
            "10000000000 trade 10000000000 0 100 1000",
            "60000000000 bar 0 0 60000000000 100 100 100 100 1000 0 1",
            "60000000000 sent #1 BUY 1 MARKET 61000000000 STRATEGY",
            "61000000000 arrived #1",
            "70000000000 trade 70000000000 1 101 7",
            "70000000000 filled #1 BUY 1 101 10100 0 1",
            "120000000000 bar 1 60000000000 120000000000 101 101 101 101 7 7 1");
  }
}
