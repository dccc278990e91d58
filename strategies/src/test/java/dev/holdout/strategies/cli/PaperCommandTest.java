package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.Parity;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.paper.PaperRuns;
import dev.holdout.strategies.run.TradedRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as typed; the feed is a process of its own, as in life. */
class PaperCommandTest {

  @TempDir static Path made;

  private static Path run;

  @TempDir Path folder;

  @BeforeAll
  static void aRun() {
    run = PaperRuns.make(made);
  }

  @Test
  void ticks_from_another_process_give_the_backtests_orders_and_the_report_says_so() {
    Typed typed = new Typed(folder);
    int code =
        typed.run("paper", run.toString(), "--ticks", "demo", "--parity", "--no-page", "--fresh");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).contains(" orders equal, exact", "ticks/s");
    assertThat(code).isEqualTo(ExitCode.DONE);
    Parity parity = RunFolder.open(run).parity().orElseThrow();
    assertThat(parity.equal()).isTrue();
    assertThat(parity.source()).isEqualTo("demo");
    assertThat(folder.resolve("user/.holdout/paper/running")).isEmptyDirectory();
  }

  @Test
  void one_altered_tick_ends_with_1_and_is_named() throws IOException {
    TradedRun traded = TradedRun.open(run);
    TradeSeries trades = traded.source().load().trades();
    int altered = trades.firstKnownAfter((traded.from() + traded.to()) / 2);
    Path csv = folder.resolve("altered.csv");
    Files.write(csv, rows(trades, altered));
    Typed typed = new Typed(folder);
    int code =
        typed.run("paper", run.toString(), "--ticks", "altered.csv", "--parity", "--no-page");
    assertThat(code).isEqualTo(ExitCode.NO);
    assertThat(typed.out())
        .contains("parity: not equal", "event", "print " + "%,d".formatted(altered))
        .contains("inputs", "features", "orders");
    assertThat(RunFolder.open(run).parity().orElseThrow().divergence()).contains("event");
  }

  private static List<String> rows(TradeSeries trades, int altered) {
    List<String> rows = new ArrayList<>(List.of("timestamp,price,amount"));
    for (int i = 0; i < trades.size(); i++) {
      long price = trades.price(i) + (i == altered ? 700 : 0);
      rows.add(
          BigDecimal.valueOf(trades.happenedAt(i), 9).stripTrailingZeros().toPlainString()
              + ","
              + BigDecimal.valueOf(price, 2).toPlainString()
              + ","
              + BigDecimal.valueOf(trades.size(i), 8).toPlainString());
    }
    return rows;
  }

  /** A process that is killed while it trades, then started again. */
  @Test
  void killed_and_started_again_it_ends_in_the_same_orders() throws Exception {
    Path home = folder.resolve("home");
    String id = RunFolder.open(run).manifest().id();
    Path journal = home.resolve("paper").resolve(id).resolve("journal");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                home.toString(),
                "paper",
                run.toString(),
                "--no-page",
                "--speed",
                "30000")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < 2_400_000)) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue())
        .as(Files.readString(folder.resolve("killed.log")))
        .isEqualTo(137);
    Typed typed = new Typed(folder);
    int code =
        typed.run("--home", home.toString(), "paper", run.toString(), "--no-page", "--parity");
    assertThat(typed.out()).contains("from the journal", "orders equal, exact");
    assertThat(code).isEqualTo(ExitCode.DONE);
  }

  @Test
  void a_trading_process_stops_when_it_is_asked_and_stays_halted() throws Exception {
    Path home = folder.resolve("home");
    Typed trading = new Typed(folder);
    List<Integer> codes = new ArrayList<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() ->
                codes.add(
                    trading.run(
                        "--home",
                        home.toString(),
                        "paper",
                        run.toString(),
                        "--no-page",
                        "--speed",
                        "500")));
    PaperFiles files = new PaperFiles(home);
    while (files.alive().isEmpty() && thread.isAlive()) {
      thread.join(20);
    }
    files.askToStop(files.alive().getFirst().pid());
    thread.join();
    assertThat(codes).containsExactly(ExitCode.DONE);
    assertThat(trading.out()).contains("Stopped, halted");
    assertThat(files.alive()).isEmpty();
  }

  @Test
  void ticks_from_a_file_that_is_not_there_are_one_error() {
    Typed typed = new Typed(folder);
    int code = typed.run("paper", run.toString(), "--ticks", "nope.csv", "--no-page");
    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: there is no file "nope.csv" that can be read
              at    %s
              try   a CSV file of trades, or the name of a source such as demo
            """
                .formatted(folder.resolve("nope.csv")));
  }

  @Test
  void a_feed_that_refuses_its_file_has_said_so_and_nothing_is_said_twice() throws IOException {
    Files.writeString(folder.resolve("no-trades.csv"), "when,how,much\n1,2,3\n");
    Typed typed = new Typed(folder);
    int code = typed.run("paper", run.toString(), "--ticks", "no-trades.csv", "--no-page");
    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).as("the other process writes to its own standard error").isEmpty();
  }

  @Test
  void what_a_user_can_mend_is_said_with_place_and_remedy() {
    assertRefused("paper", "a number above 0, or max", run.toString(), "--speed", "fast");
    assertRefused("paper", "there is no run", "nothere");
    assertRefused("paper", "no run is named");
    assertRefused("feed", "does not say which instrument", "some.csv");
    assertRefused("feed", "does not exist", "dmeo");
    Typed stop = new Typed(folder);
    assertThat(stop.run("paper", "stop")).isEqualTo(ExitCode.DONE);
    assertThat(stop.err()).contains("nothing trades on paper");
    Typed terminal = new Typed(folder).onTerminal();
    assertThat(terminal.run("feed", "demo")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(terminal.err()).contains("not text for a terminal");
  }

  private void assertRefused(String command, String why, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    Typed typed = new Typed(folder);
    assertThat(typed.run(all.toArray(String[]::new))).as("%s", all).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains(why);
  }
}
