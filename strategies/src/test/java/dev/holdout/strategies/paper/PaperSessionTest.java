package dev.holdout.strategies.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.strategies.paper.parity.ParityAnswer;
import dev.holdout.strategies.paper.parity.ParityCheck;
import dev.holdout.strategies.run.TradedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over the demo's trades, against the backtest of the same policies. */
class PaperSessionTest {

  private static final int HEAD_MOST = 400;

  @TempDir static Path runs;

  private static TradedRun run;
  private static TradeSeries trades;
  private static byte[] stream;
  private static BacktestResult backtest;

  @TempDir Path home;

  @BeforeAll
  static void aRun() {
    run = TradedRun.open(PaperRuns.make(runs));
    trades = run.source().load().trades();
    stream = PaperRuns.stream(trades);
    backtest = run.backtest(trades, (bar, row, position, decided) -> {});
  }

  private Path journal() {
    return home.resolve("journal");
  }

  private PaperSession.Outcome trade(byte[] bytes, Onlooker onlooker) {
    return new PaperSession(run, PaperRuns.setup(PaperRuns.in(bytes), journal()), onlooker).trade();
  }

  private ParityAnswer parity(PaperSession.Outcome outcome) {
    return new ParityCheck(run).check(outcome.result(), journal());
  }

  @Test
  void replaying_the_recorded_ticks_gives_the_backtests_orders_exactly() {
    PaperSession.Outcome outcome = trade(stream, Onlooker.none());
    assertThat(backtest.fills()).hasSizeGreaterThan(200);
    assertThat(outcome.result().orderHash()).isEqualTo(backtest.orderHash());
    assertThat(outcome.result().netPnl()).isEqualTo(backtest.netPnl());
    ParityAnswer answer = parity(outcome);
    assertThat(answer.divergence()).isEmpty();
    assertThat(answer.equal()).isTrue();
    assertThat(answer.orders()).isEqualTo(backtest.orders().outcomes().size());
  }

  @Test
  void a_print_at_another_price_is_named_with_all_that_follows_from_it() {
    int print = inRun(0.4);
    ParityAnswer answer = parity(trade(altered(print, 0, 500, 0), Onlooker.none()));
    assertThat(answer.equal()).isFalse();
    assertThat(answer.divergence().getFirst())
        .startsWith("event")
        .contains("print " + "%,d".formatted(print))
        .contains("price");
    assertThat(answer.divergence())
        .anySatisfy(line -> assertThat(line).startsWith("inputs").contains("backtest"))
        .anySatisfy(line -> assertThat(line).startsWith("features"))
        .anySatisfy(line -> assertThat(line).startsWith("outputs").contains("position at bar"))
        .anySatisfy(line -> assertThat(line).startsWith("orders").contains("decided at"));
  }

  @Test
  void a_print_of_another_size_changes_volume_first() {
    ParityAnswer answer = parity(trade(altered(inRun(0.3), 0, 0, 7_000_000_000L), Onlooker.none()));
    assertThat(answer.divergence())
        .anySatisfy(line -> assertThat(line).startsWith("event").contains("size"))
        .anySatisfy(line -> assertThat(line).startsWith("inputs").contains("volume"));
  }

  @Test
  void a_print_at_another_time_is_named_even_where_no_order_moves() {
    int print = inRun(0.5);
    while (trades.knownAt(print + 1) - trades.knownAt(print) < 2_000_000_000L) {
      print++;
    }
    ParityAnswer answer = parity(trade(altered(print, 1, 0, 0), Onlooker.none()));
    assertThat(answer.equal()).isFalse();
    assertThat(answer.divergence().getFirst()).startsWith("event");
  }

  /** The print that lies at a share of the run's time. */
  private static int inRun(double share) {
    return trades.firstKnownAfter(run.from() + (long) (share * (run.to() - run.from())));
  }

  private static byte[] altered(int print, long nanos, long price, long size) {
    TradeSeries.Builder other = TradeSeries.of(trades.instrument());
    for (int i = 0; i < trades.size(); i++) {
      boolean here = i == print;
      other.add(
          trades.happenedAt(i) + (here ? nanos : 0),
          trades.knownAt(i) + (here ? nanos : 0),
          trades.price(i) + (here ? price : 0),
          trades.size(i) + (here ? size : 0));
    }
    return PaperRuns.stream(other.build());
  }

  @Test
  void a_feed_that_breaks_off_says_what_was_received_and_the_next_session_goes_on() {
    byte[] cut = Arrays.copyOf(stream, stream.length * 2 / 3);
    assertThatThrownBy(() -> trade(cut, Onlooker.none()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("broke off")
        .hasMessageContaining("ticks were received");
    PaperSession.Outcome outcome = trade(stream, Onlooker.none());
    assertThat(outcome.restored()).isPositive();
    assertThat(outcome.result().orderHash()).isEqualTo(backtest.orderHash());
    assertThat(parity(outcome).equal()).isTrue();
  }

  @Test
  void a_journal_torn_anywhere_is_read_to_its_last_whole_record() throws IOException {
    trade(stream, Onlooker.none());
    byte[] whole = Files.readAllBytes(journal());
    SplittableRandom random = new SplittableRandom(11);
    for (int k = 0; k < 6; k++) {
      int length = HEAD_MOST + random.nextInt(whole.length - HEAD_MOST);
      Files.write(journal(), Arrays.copyOf(whole, length));
      PaperSession.Outcome outcome = trade(stream, Onlooker.none());
      assertThat(outcome.result().orderHash())
          .as("seed 11, torn at byte %d of %d", length, whole.length)
          .isEqualTo(backtest.orderHash());
      assertThat(Files.readAllBytes(journal())).as("torn at %d", length).isEqualTo(whole);
    }
  }

  @Test
  void a_damaged_record_ends_what_is_believed() throws IOException {
    trade(stream, Onlooker.none());
    byte[] whole = Files.readAllBytes(journal());
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 4;
    Files.write(journal(), damaged);
    assertThat(trade(stream, Onlooker.none()).result().orderHash()).isEqualTo(backtest.orderHash());
    assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
  }

  @Test
  void other_ticks_than_the_journals_are_refused_and_fresh_starts_anew() throws IOException {
    trade(stream, Onlooker.none());
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> trade(altered(100, 0, 1, 0), Onlooker.none()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("are not those of the journal")
        .hasMessageContaining("--fresh");
    PaperSession.Setup fresh =
        new PaperSession.Setup(
            PaperRuns.in(stream), journal(), true, Double.POSITIVE_INFINITY, () -> 0L);
    PaperSession.Outcome outcome = new PaperSession(run, fresh, Onlooker.none()).trade();
    assertThat(outcome.restored()).isZero();
    assertThat(Files.exists(home.resolve("journal.previous"))).isTrue();
  }

  /** Halts at a bar of its choice, as a click on the page would. */
  private static final class Halting implements Onlooker {
    private final int bar;
    private PaperSession session;
    private final List<String> heard = new ArrayList<>();
    private MarketView view;
    private long positionWhenHalted;

    private Halting(int bar) {
      this.bar = bar;
    }

    @Override
    public void account(MarketView account) {
      view = account;
    }

    @Override
    public void bar(MarketEvent.BarClosed closed) {
      if (closed.index() == bar && session != null) {
        session.call(Call.Kind.HALT, "you", heard::add);
        session.call(Call.Kind.HALT, "you", heard::add);
      }
    }

    @Override
    public void heard(long at, boolean halted, String said) {
      assertThat(halted).isTrue();
      positionWhenHalted = view.position();
    }
  }

  @Test
  void a_halt_refuses_orders_keeps_the_position_and_survives_a_kill() throws IOException {
    Halting halting = new Halting(900);
    PaperSession session =
        new PaperSession(run, PaperRuns.setup(PaperRuns.in(stream), journal()), halting);
    halting.session = session;
    PaperSession.Outcome outcome = session.trade();
    assertThat(halting.heard).hasSize(2);
    assertThat(halting.heard.getFirst()).contains("Trading halted by you", "is kept");
    assertThat(outcome.halted()).isTrue();
    assertThat(outcome.refused()).isPositive();
    assertThat(outcome.result().account().position()).isEqualTo(halting.positionWhenHalted);
    assertThat(outcome.result().orders().outcomes())
        .hasSizeLessThan(backtest.orders().outcomes().size());
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(whole, whole.length - 20));
    PaperSession.Outcome again = trade(stream, Onlooker.none());
    assertThat(again.halted()).as("after the restart").isTrue();
    assertThat(again.result().orderHash()).isEqualTo(outcome.result().orderHash());
    assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
    OrderOutcome last = again.result().orders().outcomes().getLast();
    assertThat(last.order().decidedAt()).isLessThan(run.to());
  }

  @Test
  void the_feed_of_another_instrument_is_refused() {
    byte[] other = stream.clone();
    other[20] ^= 1;
    assertThatThrownBy(() -> trade(other, Onlooker.none()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("checksum");
  }
}
