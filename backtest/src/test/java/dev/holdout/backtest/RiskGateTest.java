package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.journal.MemoryJournal;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.Origin;
import dev.holdout.backtest.order.RiskRule;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits in cents: 1000 is ten dollars. */
class RiskGateTest {

  private static BacktestResult run(Market market, RiskLimits limits, Script script) {
    return market.run(Market.config(TradingCosts.free(), limits), script);
  }

  private static List<String> states(BacktestResult result) {
    return result.orders().outcomes().stream().map(OrderOutcome::describe).toList();
  }

  @Test
  void an_order_that_would_pass_the_largest_position_is_refused_and_the_strategy_told() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 6))
            .after(1, (_, desk) -> desk.market(Side.SELL, 11));
    BacktestResult result =
        run(Market.minutely(100, 101, 102), RiskLimits.none().withMaxPosition(5), script);
    assertThat(states(result)).containsExactly("REJECTED MAX_POSITION", "REJECTED MAX_POSITION");
    assertThat(script.rejections).hasSize(2);
    assertThat(script.rejections.getFirst().rule()).isEqualTo(RiskRule.MAX_POSITION);
    assertThat(result.orders().rejections()).containsEntry(RiskRule.MAX_POSITION, 2);
    assertThat(result.orders().rejected()).isEqualTo(2);
    assertThat(result.fills()).isEmpty();
  }

  @Test
  void open_orders_count_as_filled_when_the_largest_position_is_judged() {
    Script script =
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.limit(Side.BUY, 3, 50);
                  desk.market(Side.BUY, 2);
                  desk.market(Side.BUY, 1);
                  desk.market(Side.SELL, 5);
                  desk.market(Side.SELL, 1);
                });
    BacktestResult result =
        run(Market.minutely(100, 101, 102), RiskLimits.none().withMaxPosition(5), script);
    assertThat(states(result))
        .containsExactly(
            "EXPIRED", "FILLED", "REJECTED MAX_POSITION", "FILLED", "REJECTED MAX_POSITION");
  }

  @Test
  void a_turn_within_the_largest_position_passes() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 5))
            .after(1, (_, desk) -> desk.market(Side.SELL, 10));
    BacktestResult result =
        run(Market.minutely(100, 101, 102), RiskLimits.none().withMaxPosition(5), script);
    assertThat(states(result)).containsExactly("FILLED", "FILLED");
    assertThat(result.account().position()).isEqualTo(-5);
    assertThat(result.activity().extremes().position()).isEqualTo(5);
  }

  /** Two bought at 100; at 95 the trade stands at -10 dollars: the limit, and the gate closes. */
  @Test
  void a_trade_whose_loss_reaches_the_limit_is_closed_at_the_next_print() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 2))
            .after(3, (_, desk) -> desk.market(Side.BUY, 1));
    MemoryJournal journal = new MemoryJournal();
    Market market = Market.minutely(100, 100, 96, 95, 93, 94);
    BacktestResult result =
        Backtest.run(
            Market.config(TradingCosts.free(), RiskLimits.none().withMaxLossPerTrade(1_000)),
            market.trades(),
            market.bars(),
            script,
            journal);
    assertThat(result.fills()).extracting(Fill::price).containsExactly(100L, 93L);
    assertThat(result.fills().get(1).signedSize()).isEqualTo(-2);
    assertThat(result.orders().outcomes().get(1).order().origin()).isEqualTo(Origin.RISK_GATE);
    assertThat(journal.lines())
        .contains(Nanos.ofSeconds(190) + " gate-tripped LOSS_A_TRADE 1000 1000");
    assertThat(states(result))
        .as("while it closes, nothing else may be sent")
        .containsExactly("FILLED", "FILLED", "REJECTED LOSS_A_TRADE");
    assertThat(result.activity().extremes().lossPerTrade()).isEqualTo(1_400);
  }

  @Test
  void a_loss_one_cent_short_of_the_limit_closes_nothing() {
    Script script = new Script().after(0, (_, desk) -> desk.market(Side.BUY, 2));
    BacktestResult result =
        run(
            Market.minutely(100, 100, 96, 95, 95),
            RiskLimits.none().withMaxLossPerTrade(1_001),
            script);
    assertThat(result.account().position()).isEqualTo(2);
  }

  @Test
  void after_a_losing_trade_is_closed_orders_pass_again() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 2))
            .after(4, (_, desk) -> desk.market(Side.BUY, 1));
    BacktestResult result =
        run(
            Market.minutely(100, 100, 96, 95, 93, 94),
            RiskLimits.none().withMaxLossPerTrade(1_000),
            script);
    assertThat(states(result)).containsExactly("FILLED", "FILLED", "FILLED");
    assertThat(result.account().position()).isEqualTo(1);
  }

  /** The resting buy could enlarge the trade while it is closed: first it is taken back. */
  @Test
  void a_losing_trade_is_closed_once_its_open_orders_are_taken_back() {
    Script script =
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.market(Side.BUY, 2);
                  desk.limit(Side.BUY, 3, 80);
                });
    BacktestResult result =
        run(
            Market.minutely(100, 100, 96, 95, 70, 60, 50),
            RiskLimits.none().withMaxLossPerTrade(1_000),
            script);
    assertThat(states(result)).containsExactly("FILLED", "CANCELLED LOSS_A_TRADE", "FILLED");
    assertThat(result.account().position()).isZero();
    // Tripped at 3:10, the cancel is done at 3:11 and seen at the bar of 4:00; then 70 at 4:10.
    assertThat(result.fills().get(1).price()).isEqualTo(70);
  }

  @Test
  void on_a_day_past_its_loss_limit_only_orders_that_reduce_the_position_pass() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 4))
            .after(
                2,
                (_, desk) -> {
                  desk.market(Side.BUY, 1);
                  desk.market(Side.SELL, 5);
                  desk.market(Side.SELL, 1);
                  desk.market(Side.SELL, 4);
                  desk.market(Side.SELL, 3);
                });
    BacktestResult result =
        run(
            Market.minutely(100, 100, 97, 98, 99),
            RiskLimits.none().withMaxLossPerDay(1_200),
            script);
    assertThat(states(result))
        .containsExactly(
            "FILLED",
            "REJECTED LOSS_A_DAY",
            "REJECTED LOSS_A_DAY",
            "FILLED",
            "REJECTED LOSS_A_DAY",
            "FILLED");
    assertThat(result.account().position()).isZero();
    assertThat(result.activity().extremes().lossPerDay()).isEqualTo(1_200);
  }

  @Test
  void a_day_past_its_limit_stays_so_although_prices_recover_and_ends_at_midnight() {
    long day = 86_400;
    Market market =
        new Market()
            .print(10, 100)
            .print(70, 100)
            .print(130, 90)
            .print(190, 200)
            .print(day + 10, 200)
            .print(day + 70, 201);
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 1))
            .after(3, (_, desk) -> desk.market(Side.BUY, 1))
            .after(1440, (_, desk) -> desk.market(Side.BUY, 1));
    BacktestResult result = run(market, RiskLimits.none().withMaxLossPerDay(1_000), script);
    assertThat(states(result)).containsExactly("FILLED", "REJECTED LOSS_A_DAY", "FILLED");
  }

  @Test
  void a_day_is_judged_from_the_equity_at_the_end_of_the_day_before() {
    long day = 86_400;
    Market market =
        new Market()
            .print(10, 100)
            .print(70, 100)
            .print(130, 92)
            .print(day + 10, 83)
            .print(day + 130, 83);
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 1))
            .after(1440, (_, desk) -> desk.market(Side.BUY, 1));
    BacktestResult result = run(market, RiskLimits.none().withMaxLossPerDay(1_000), script);
    assertThat(states(result))
        .as("8 dollars on the first day, 9 on the second")
        .containsExactly("FILLED", "FILLED");
    assertThat(result.activity().extremes().lossPerDay()).isEqualTo(900);
  }

  @Test
  void when_a_day_ends_open_orders_that_could_enlarge_the_position_are_taken_back() {
    OrderId[] ids = new OrderId[2];
    Script script =
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.market(Side.BUY, 4);
                  ids[0] = desk.limit(Side.BUY, 1, 50);
                  ids[1] = desk.limit(Side.SELL, 4, 150);
                });
    BacktestResult result =
        run(
            Market.minutely(100, 100, 97, 98, 99),
            RiskLimits.none().withMaxLossPerDay(1_200),
            script);
    assertThat(states(result)).containsExactly("FILLED", "CANCELLED LOSS_A_DAY", "EXPIRED");
  }

  @Test
  void when_a_day_ends_orders_that_only_together_would_turn_the_position_are_all_taken_back() {
    Script script =
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.market(Side.BUY, 4);
                  desk.limit(Side.SELL, 4, 150);
                  desk.limit(Side.SELL, 1, 151);
                });
    BacktestResult result =
        run(
            Market.minutely(100, 100, 97, 98, 99),
            RiskLimits.none().withMaxLossPerDay(1_200),
            script);
    assertThat(states(result))
        .containsExactly("FILLED", "CANCELLED LOSS_A_DAY", "CANCELLED LOSS_A_DAY");
  }

  @Test
  void an_account_with_nothing_left_may_only_reduce() {
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 200))
            .after(
                2,
                (_, desk) -> {
                  desk.market(Side.BUY, 1);
                  desk.market(Side.SELL, 200);
                });
    BacktestResult result = run(Market.minutely(100, 100, 50, 50), RiskLimits.none(), script);
    assertThat(states(result)).containsExactly("FILLED", "REJECTED NO_EQUITY", "FILLED");
    assertThat(result.account().equity()).isZero();
  }

  @Test
  void a_limit_at_or_below_zero_is_refused_by_name() {
    assertThatThrownBy(() -> RiskLimits.none().withMaxLossPerDay(0))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("maxLossPerDay is 0")
        .hasMessageContaining("leave it out for no limit");
  }
}
