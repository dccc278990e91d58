package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.account.RoundTrip;
import dev.holdout.backtest.cost.Charges;
import dev.holdout.backtest.cost.TicketFee;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Thirty one-minute bars whose ledger was worked by hand. Minute i prints once, at second 10: 100 +
 * i dollars up to minute 9, 120 - i from minute 10 on, nothing in minute 15. Latency is a second,
 * so an order decided after bar k meets the print of the next minute that has one. Costs: 10 and 5
 * basis points, each rounded up to a cent, and a ticket of 25 cents.
 *
 * <pre>
 * after bar  order               fills at          value    costs (cents)       cash      position
 *  0         buy 10 at market    101 (minute 1)    1010.00  101 + 51 + 25 = 177  8988.23   10
 *  4         sell 5 limit 108    108 (minute 9)     540.00   54 + 27 + 25 = 106  9527.17    5
 * 10         buy 5 limit 90      cancelled after bar 12
 * 14         sell 15 at market   104 (minute 16)   1560.00  156 + 78 + 25 = 259 11084.58  -10
 * 20         buy 10 at market     99 (minute 21)    990.00   99 + 50 + 25 = 174 10092.84    0
 * </pre>
 *
 * <p>The limit of 108 is touched in minute 8 and passed in minute 9. Profit before costs: 5 (108 -
 * 101) + 5 (104 - 101) + 10 (104 - 99) = 100 dollars; costs 7.16; 10 092.84 is left.
 */
class ThirtyBarMarketTest {

  private static final TradingCosts COSTS =
      TradingCosts.of(
          new Proportional("commission", new BigDecimal("10"), "made up"),
          new Proportional("half-spread", new BigDecimal("5"), "made up"),
          new TicketFee("ticket", 25, "made up"));

  private final BacktestResult result = run();

  private static BacktestResult run() {
    Market market = new Market();
    for (int minute = 0; minute < 30; minute++) {
      if (minute != 15) {
        market.print(minute * Market.MINUTE + 10, minute < 10 ? 100 + minute : 120 - minute);
      }
    }
    OrderId[] resting = new OrderId[1];
    Script script =
        new Script()
            .after(0, (_, desk) -> desk.market(Side.BUY, 10))
            .after(4, (_, desk) -> desk.limit(Side.SELL, 5, 108))
            .after(10, (_, desk) -> resting[0] = desk.limit(Side.BUY, 5, 90))
            .after(12, (_, desk) -> desk.cancel(resting[0]))
            .after(14, (_, desk) -> desk.market(Side.SELL, 15))
            .after(20, (_, desk) -> desk.market(Side.BUY, 10));
    return market.run(Market.config(COSTS, RiskLimits.none()), script);
  }

  private static long at(int minute, int second) {
    return Nanos.ofSeconds(minute * Market.MINUTE + second);
  }

  @Test
  void fills_stand_as_worked_by_hand() {
    assertThat(result.fills())
        .containsExactly(
            new Fill(
                new OrderId(1),
                Side.BUY,
                10,
                101,
                101_000,
                Charges.ofTerms(101, 51, 25),
                new Fill.Timing(at(1, 0), at(1, 1), at(1, 10), 1)),
            new Fill(
                new OrderId(2),
                Side.SELL,
                5,
                108,
                54_000,
                Charges.ofTerms(54, 27, 25),
                new Fill.Timing(at(5, 0), at(5, 1), at(9, 10), 9)),
            new Fill(
                new OrderId(4),
                Side.SELL,
                15,
                104,
                156_000,
                Charges.ofTerms(156, 78, 25),
                new Fill.Timing(at(15, 0), at(15, 1), at(16, 10), 15)),
            new Fill(
                new OrderId(5),
                Side.BUY,
                10,
                99,
                99_000,
                Charges.ofTerms(99, 50, 25),
                new Fill.Timing(at(21, 0), at(21, 1), at(21, 10), 20)));
  }

  @Test
  void order_states_stand_as_worked_by_hand() {
    assertThat(result.orders().outcomes())
        .extracting(OrderOutcome::describe)
        .containsExactly("FILLED", "FILLED", "CANCELLED BY_STRATEGY", "FILLED", "FILLED");
    assertThat(result.orders().outcomes().get(2).endedAt()).isEqualTo(at(13, 1));
    assertThat(result.orders().rejected()).isZero();
  }

  @Test
  void the_account_ends_as_worked_by_hand() {
    assertThat(result.account().cash()).isEqualTo(1_009_284);
    assertThat(result.account().position()).isZero();
    assertThat(result.account().equity()).isEqualTo(1_009_284);
    assertThat(result.account().realisedPnl()).isEqualTo(10_000);
    assertThat(result.account().costs()).isEqualTo(Charges.ofTerms(410, 206, 100));
    assertThat(result.account().tradedNotional()).isEqualTo(410_000);
    assertThat(result.netPnl()).isEqualTo(9_284);
    assertThat(result.grossPnl()).isEqualTo(10_000);
  }

  @Test
  void the_curve_stands_as_worked_by_hand() {
    EquityCurve curve = result.equity();
    assertThat(curve.size()).isEqualTo(30);
    assertThat(curve.bars()).isEqualTo(30);
    requireRow(0, at(1, 0), 1_000_000, 0, 100, 0);
    requireRow(1, at(2, 0), 898_823, 10, 101, 177);
    requireRow(8, at(9, 0), 898_823, 10, 108, 177);
    requireRow(9, at(10, 0), 952_717, 5, 109, 283);
    requireRow(12, at(13, 0), 952_717, 5, 108, 283);
    requireRow(15, at(16, 0), 952_717, 5, 106, 283);
    requireRow(16, at(17, 0), 1_108_458, -10, 104, 542);
    requireRow(29, at(30, 0), 1_009_284, 0, 91, 716);
    assertThat(curve.equity(12)).isEqualTo(1_006_717);
    assertThat(curve.equity(15)).isEqualTo(1_005_717);
    assertThat(curve.equity(16)).isEqualTo(1_004_458);
    assertThat(curve.equityBeforeCosts(16)).isEqualTo(1_005_000);
    assertThat(curve.costs(0, 29)).isEqualTo(410);
    assertThat(curve.costs(1, 29)).isEqualTo(206);
    assertThat(curve.costs(2, 29)).isEqualTo(100);
  }

  private void requireRow(int i, long instant, long cash, long position, long price, long costs) {
    EquityCurve curve = result.equity();
    assertThat(
            List.of(
                curve.instant(i),
                curve.cash(i),
                curve.position(i),
                curve.price(i),
                curve.costs(i),
                curve.equity(i)))
        .as("row %d", i)
        .containsExactly(instant, cash, position, price, costs, cash + position * price * 100);
  }

  /** The turn's 259 cents: 86 for the five sold out, 173 for the ten sold short. */
  @Test
  void closed_trades_stand_as_worked_by_hand() {
    assertThat(result.roundTrips())
        .containsExactly(
            new RoundTrip(Side.BUY, at(1, 10), at(16, 10), 10, 101_000, 5_000, 369),
            new RoundTrip(Side.SELL, at(16, 10), at(21, 10), 10, 104_000, 5_000, 347));
  }

  @Test
  void counts_delays_and_exposure_stand_as_worked_by_hand() {
    BacktestResult.Activity activity = result.activity();
    // Five orders sent and arrived, four filled, a cancel sent and done.
    assertThat(activity.counts()).isEqualTo(new EventCounts(30, 1, 29, 5 + 5 + 4 + 2));
    // Delays: 10 s, 250 s, 70 s, 10 s.
    assertThat(activity.fillDelay().fills()).isEqualTo(4);
    assertThat(activity.fillDelay().max()).isEqualTo(250e9);
    assertThat(activity.fillDelay().p50()).isCloseTo(10e9, within(1e-3));
    assertThat(activity.extremes().position()).isEqualTo(10);
    // From 1:10 to 21:10 of 30 minutes.
    assertThat(result.timeInMarket()).isEqualTo(20.0 / 30);
    assertThat(result.isUnsafe()).isFalse();
  }

  private static org.assertj.core.data.Percentage within(double share) {
    return org.assertj.core.data.Percentage.withPercentage(100 * share);
  }
}
