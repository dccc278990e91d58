package dev.holdout.strategies.paper.page;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.OrderDesk;
import dev.holdout.backtest.Strategy;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.source.SourceCatalogue;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.strategies.paper.Call;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A page with something on it: a day of the demo, traded by a rule, and a session that answers. */
final class ShownSession implements AutoCloseable, Trading {

  static final String TOKEN = "a-token-of-this-test";
  private static final TradeSeries TRADES = SourceCatalogue.named("demo").load().trades();
  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 86_400_000_000_000L;

  final Board board;
  final LivePage page;
  final int port;
  final List<Call.Kind> calls = new ArrayList<>();
  private boolean paused;
  private boolean halted;

  ShownSession() {
    this.port = freePort();
    Instrument instrument = SourceCatalogue.named("demo").instrument();
    this.board = new Board(instrument, List.of(), () -> 0L);
    this.page =
        LivePage.start(
            board,
            this,
            new LivePage.Titles("mechanics", instrument.id(), "205b24ee", "60\u00d7"),
            port,
            TOKEN);
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Plays half a day of the demo onto the board. */
  void trade() {
    TradeSeries trades = TRADES;
    BarSeries bars = TimeBars.of(Duration.ofMinutes(5)).from(trades);
    long from = Math.floorDiv(trades.knownAt(0), DAY) * DAY + DAY;
    BacktestConfig config =
        new BacktestConfig(
            trades.instrument(),
            new TradingCosts(List.of()),
            trades.instrument().moneySteps(new BigDecimal("100000")),
            Duration.ofSeconds(1),
            FillPolicy.NEXT_TRADE,
            new RiskLimits(1_000_000_000L, 1L << 55, 1L << 55),
            from,
            from + DAY / 2 + MINUTE); // its last bar, a full hour, is the charts' right edge
    board.opened(config);
    Backtest.run(config, trades, bars, new InTurn(board), new ToBoard(board));
  }

  /** Buys two coins and sells them again; at times asks for more than the limit. */
  private record InTurn(Board board) implements Strategy {
    @Override
    public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
      board.account(view);
      if (bar.index() % 9 == 0) {
        desk.market(view.position() > 0 ? Side.SELL : Side.BUY, 200_000_000L);
      }
      if (bar.index() % 50 == 0) {
        desk.market(Side.BUY, 5_000_000_000L);
      }
    }
  }

  private record ToBoard(Board board) implements Journal {
    @Override
    public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {
      board.trade(knownAt, price);
    }

    @Override
    public void bar(MarketEvent.BarClosed bar) {
      board.bar(bar);
    }

    @Override
    public void order(OrderEvent event) {
      board.order(event);
    }
  }

  @Override
  public CompletionStage<String> call(Call.Kind kind) {
    calls.add(kind);
    halted = kind != Call.Kind.RESUME;
    String said =
        halted
            ? "Trading halted by you. New orders are refused, 0 open orders were cancelled,"
                + " position 2 BTC is kept."
            : "Trading resumed by you.";
    board.heard(board.standing().at(), halted, said);
    return CompletableFuture.completedFuture(said);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void goOn() {
    paused = false;
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public void close() {
    page.close();
  }
}
