package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.trade.TradeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of the module's README is this file's, to the letter. */
class ReadmeExampleTest {

  /** Bars rise in minutes 1 and 3: bought after each, sold after the falls in 2 and 4. */
  private static final Market MARKET =
      new Market()
          .print(10, 100)
          .print(70, 100)
          .print(80, 110)
          .print(130, 110)
          .print(140, 105)
          .print(190, 105)
          .print(200, 115)
          .print(250, 120)
          .print(260, 118)
          .print(310, 119);

  private static BacktestResult example(Instrument instrument, TradeSeries trades, BarSeries bars) {
    // README
    Strategy followTheBar =
        (bar, view, desk) -> {
          boolean rose = bar.bar().close() > bar.bar().open();
          long target = rose ? 1 : 0;
          long change = target - view.positionWhenFilled();
          if (change != 0) {
            desk.market(Side.of(change), Math.abs(change));
          }
        };
    BacktestConfig config =
        new BacktestConfig(
            instrument,
            TradingCosts.ofBasisPoints(
                new BigDecimal("20"), "fee schedule", new BigDecimal("5"), "measured"),
            1_000_000,
            Duration.ofSeconds(1),
            FillPolicy.NEXT_TRADE,
            RiskLimits.none().withMaxPosition(1),
            trades.knownAt(0),
            Long.MAX_VALUE);
    BacktestResult result = Backtest.run(config, trades, bars, followTheBar);
    System.out.println(
        result.fills().size()
            + " fills, net "
            + result.netPnl()
            + " cents, gross "
            + result.grossPnl());
    // README
    return result;
  }

  /** Bought at 110, sold at 105, bought at 120, sold at 119: six dollars lost before costs. */
  @Test
  void the_example_runs_and_gives_what_was_worked_by_hand() {
    BacktestResult result = example(Market.COIN, MARKET.trades(), MARKET.bars());
    assertThat(result.fills()).hasSize(4);
    assertThat(result.grossPnl()).isEqualTo(-600);
    // 22 + 21 + 24 + 24 cents of commission; 5.5, 5.25, 6 and 5.95 up to 6 cents of spread each.
    assertThat(result.netPnl()).isEqualTo(-600 - 91 - 24);
  }

  @Test
  void the_readme_shows_this_very_code() throws IOException {
    Path module = Path.of(System.getProperty("holdout.root", ".."), "backtest");
    String source =
        Files.readString(
            module.resolve("src/test/java/dev/holdout/backtest/ReadmeExampleTest.java"));
    String mark = "    // README\n";
    int from = source.indexOf(mark) + mark.length();
    String example = source.substring(from, source.indexOf(mark, from));
    assertThat(Files.readString(module.resolve("README.md"))).contains(example);
  }
}
