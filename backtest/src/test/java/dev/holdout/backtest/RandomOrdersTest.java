package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.account.RoundTrip;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.journal.MemoryJournal;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.backtest.order.RiskRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Laws over random streams of orders. A failure prints its seed; {@code -Dholdout.seed=N} replays
 * that one alone.
 */
class RandomOrdersTest {

  private static final long FIRST_SEED = 20_260_101;
  private static final int STREAMS = 60;

  private static final String REPLAY = System.getProperty("holdout.seed");

  private static long[] seeds() {
    return REPLAY != null
        ? new long[] {Long.parseLong(REPLAY)}
        : LongStream.range(FIRST_SEED, FIRST_SEED + STREAMS).toArray();
  }

  /** A law that met too few cases shows nothing; one replayed seed need not meet many. */
  private static void requireEnough(String what, long met, long least) {
    assertThat(met).as(what).isGreaterThanOrEqualTo(REPLAY == null ? least : 0);
  }

  private static void forEverySeed(Consumer<RandomMarket> law) {
    for (long seed : seeds()) {
      try {
        law.accept(new RandomMarket(seed));
      } catch (Throwable broken) {
        throw new AssertionError(
            "law broken with seed " + seed + "; replay with -Dholdout.seed=" + seed, broken);
      }
    }
  }

  private static BacktestResult run(RandomMarket market) {
    return run(market, market.orders(), Journal.none());
  }

  private static BacktestResult run(RandomMarket market, Strategy strategy, Journal journal) {
    return Backtest.run(market.config, market.trades, market.bars, strategy, journal);
  }

  @Test
  void money_is_conserved_on_every_event() {
    long[] checks = new long[1];
    forEverySeed(market -> {
      NaiveTwin twin = new NaiveTwin(market.config);
      run(market, twin.watching(market.orders()), twin);
      checks[0] += twin.checks;
    });
    requireEnough("events checked", checks[0], 50_000);
  }

  @Test
  void the_naive_twin_finds_the_same_fills() {
    List<Fill> all = new ArrayList<>();
    forEverySeed(market -> {
      NaiveTwin twin = new NaiveTwin(market.config);
      BacktestResult result = run(market, twin.watching(market.orders()), twin);
      assertThat(
              result.fills().stream()
                  .map(f ->
                      new NaiveTwin.Found(
                          f.orderId(), f.price(), f.filledAt(), (int) f.tradeSequence())))
          .containsExactlyInAnyOrderElementsOf(twin.fills(market.trades, market.config));
      all.addAll(result.fills());
    });
    System.out.println("random orders: " + all.size() + " fills compared with the naive twin");
    requireEnough("fills compared", all.size(), 2_000);
  }

  @Test
  void a_fill_is_never_dated_before_its_order_plus_latency() {
    forEverySeed(market -> {
      long latency = market.config.latency().toNanos();
      for (Fill fill : run(market).fills()) {
        assertThat(fill.arrivedAt()).isEqualTo(fill.decidedAt() + latency);
        assertThat(fill.filledAt()).isGreaterThan(fill.decidedAt() + latency);
        assertThat(market.trades.happenedAt((int) fill.tradeSequence()))
            .as("the print itself was made after the arrival")
            .isGreaterThan(fill.arrivedAt());
      }
    });
  }

  @Test
  void the_same_run_twice_gives_the_same_bytes_with_and_without_a_journal() {
    forEverySeed(market -> {
      MemoryJournal first = new MemoryJournal();
      MemoryJournal second = new MemoryJournal();
      BacktestResult one = run(market, market.orders(), first);
      BacktestResult two = run(market, market.orders(), second);
      assertThat(first.lines()).isEqualTo(second.lines());
      assertThat(one.orderHash()).isEqualTo(two.orderHash());
      assertThat(run(market).orderHash()).isEqualTo(one.orderHash());
    });
  }

  @Test
  void different_streams_have_different_hashes() {
    Map<String, Long> seeds = new HashMap<>();
    forEverySeed(market -> seeds.put(run(market).orderHash(), market.seed));
    assertThat(seeds).hasSize(seeds().length);
  }

  @Test
  void the_position_never_passes_its_limit() {
    int[] refused = new int[1];
    forEverySeed(market -> {
      BacktestResult result = run(market);
      assertThat(result.activity().extremes().position())
          .isLessThanOrEqualTo(market.config.limits().maxPosition());
      refused[0] += result.orders().rejections().get(RiskRule.MAX_POSITION);
    });
    requireEnough("orders refused at the limit", refused[0], 200);
  }

  @Test
  void every_order_ends_and_every_filled_one_has_its_fill() {
    forEverySeed(market -> {
      Orders orders = run(market).orders();
      assertThat(orders.outcomes()).allMatch(outcome -> outcome.state().isFinal());
      assertThat(
              orders.outcomes().stream()
                  .filter(outcome -> outcome.state() == OrderState.FILLED)
                  .map(OrderOutcome::order)
                  .map(order -> order.id() + " " + order.side() + " " + order.size()))
          .containsExactlyInAnyOrderElementsOf(
              orders.fills().stream()
                  .map(f -> f.orderId() + " " + f.side() + " " + f.size())
                  .toList());
    });
  }

  @Test
  void closed_trades_add_up_to_the_profit_of_a_run_that_ends_flat() {
    int[] trips = new int[1];
    int[] flat = new int[1];
    forEverySeed(market -> {
      BacktestResult result = run(market);
      long costs = 0;
      long gross = 0;
      for (RoundTrip trip : result.roundTrips()) {
        costs += trip.costs();
        gross += trip.grossPnl();
      }
      trips[0] += result.roundTrips().size();
      if (result.account().position() == 0) {
        flat[0]++;
        assertThat(costs).isEqualTo(result.account().costs().total());
        assertThat(gross).isEqualTo(result.grossPnl());
        assertThat(gross).isEqualTo(result.account().realisedPnl());
      }
    });
    requireEnough("closed trades", trips[0], 200);
    requireEnough("runs that end flat", flat[0], STREAMS / 2);
  }
}
