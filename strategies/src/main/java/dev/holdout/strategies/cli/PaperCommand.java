package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.Report;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Parity;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.paper.Call;
import dev.holdout.strategies.paper.Feed;
import dev.holdout.strategies.paper.Onlooker;
import dev.holdout.strategies.paper.PaperSession;
import dev.holdout.strategies.paper.page.Board;
import dev.holdout.strategies.paper.page.LivePage;
import dev.holdout.strategies.paper.parity.ParityAnswer;
import dev.holdout.strategies.paper.parity.ParityCheck;
import dev.holdout.strategies.run.TradedRun;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout paper RUN}: a finished run's policies over ticks from another process. */
@Command(
    name = "paper",
    description =
        "Trades a finished run's policies on paper, over ticks that another process sends through a"
            + " pipe. Killed, it goes on from its journal when it is started again.",
    customSynopsis = {"holdout paper [OPTIONS] RUN", "   or: holdout paper stop [RUN]"},
    subcommands = PaperStopCommand.class)
final class PaperCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";
  private static final long POLL_MILLIS = 200;

  private final Main main;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      hideParamSyntax = true,
      description = "an id, its beginning, \"latest\", or the path of a run's folder")
  private String run;

  @Option(
      names = "--ticks",
      paramLabel = "SOURCE",
      description =
          "a source such as demo, a CSV file of trades, or - for frames of holdout feed (default:"
              + " the run's own data)")
  private String ticks = Feed.OWN;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "seconds of the market a second, or max for no waiting (default: max)")
  private String speed = "max";

  @Option(names = "--port", paramLabel = "N", description = "of the live page (default: 8080)")
  private int port = 8080;

  @Option(names = "--no-page", description = "trade without a live page")
  private boolean noPage;

  @Option(
      names = "--parity",
      description = "compare the orders with the backtest's; exit 1 where they part")
  private boolean parity;

  @Option(names = "--fresh", description = "start anew instead of going on from the journal")
  private boolean fresh;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  @Mixin private RunsOption runs = new RunsOption();

  PaperCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    if (run == null) {
      throw new BadInput("no run is named", "holdout paper", "holdout paper latest --ticks demo");
    }
    double rate = Speed.parse(speed);
    Path folder = new RunNames(main, runs.folder()).find(run);
    TradedRun traded = TradedRun.open(folder);
    PaperFiles files = new PaperFiles(main.home());
    Path journal = files.journal(traded.folder().manifest().id());
    long pid = ProcessHandle.current().pid();
    AtomicBoolean ended = new AtomicBoolean();
    try (TickInput input = input(folder)) {
      PaperSession.Setup setup =
          new PaperSession.Setup(
              input.stream(), journal, fresh, rate, main.surroundings().clocks().nanos());
      return traded(input, () -> trade(traded, setup, files, pid, ended));
    } finally {
      ended.set(true);
      files.ended(pid);
    }
  }

  /** A feed of ours that refuses its source has said why: it is not said twice. */
  private int traded(TickInput input, IntSupplier trading) {
    try {
      return trading.getAsInt();
    } catch (BadInput broken) {
      if (!json && input.process() != null && input.process().hasRefused()) {
        return ExitCode.BAD_INPUT;
      }
      throw broken;
    }
  }

  /** Standard input, or the pipe of a process of ours, which ends with us. */
  private record TickInput(InputStream stream, FeedProcess process) implements AutoCloseable {
    @Override
    public void close() {
      if (process != null) {
        process.close();
      }
    }
  }

  private TickInput input(Path folder) {
    if (ticks.equals(STANDARD_INPUT)) {
      return new TickInput(System.in, null);
    }
    Feed.of(ticks, main::inWorkingFolder, folder).requireReadable();
    FeedProcess process = FeedProcess.start(main, ticks, folder);
    return new TickInput(process.ticks(), process);
  }

  private int trade(
      TradedRun traded, PaperSession.Setup setup, PaperFiles files, long pid, AtomicBoolean ended) {
    String id = traded.folder().manifest().id();
    LongSupplier nanos = main.surroundings().clocks().nanos();
    Board board = noPage ? null : new Board(traded.instrument(), traded.folder().orders(), nanos);
    PaperSession session = new PaperSession(traded, setup, noPage ? Onlooker.none() : board);
    try (LivePage page = noPage ? null : PageDoor.open(main, traded, session, board, port, speed)) {
      files.started(new PaperFiles.Running(pid, id, noPage ? 0 : port));
      Thread.ofVirtual().name("stop").start(() -> stopWhenAsked(session, files, pid, ended));
      long began = nanos.getAsLong();
      PaperSession.Outcome outcome = session.trade();
      double seconds = (nanos.getAsLong() - began) / 1e9;
      ParityAnswer answer = parity ? compared(traded, outcome, setup.journal()) : null;
      if (page != null) {
        page.finished(outcome.stopped(), sentence(traded, outcome, answer));
      }
      show(new PaperScreen(traded, outcome, seconds, setup.journal()), traded, answer);
      return answer == null || answer.equal() ? ExitCode.DONE : ExitCode.NO;
    }
  }

  private String sentence(TradedRun traded, PaperSession.Outcome outcome, ParityAnswer answer) {
    int count = outcome.result().orders().outcomes().size();
    String orders = Numbers.counted(count, "order");
    String compared =
        answer == null
            ? orders + "; not compared with the backtest (--parity)."
            : answer.equal()
                ? orders + (count == 1 ? " equals" : " equal") + " the backtest's, exactly."
                : "Not the backtest's orders: " + answer.divergence().getFirst();
    return compared
        + " Report: "
        + StudyRun.shortest(main, traded.folder().path().resolve("report.html"));
  }

  private void show(PaperScreen screen, TradedRun traded, ParityAnswer answer) {
    if (json) {
      main.output().exact(Json.text(screen.json(answer)));
      return;
    }
    screen.lines(main.output(), answer).forEach(main.output()::result);
    if (answer != null) {
      Path report = traded.folder().path().resolve("report.html");
      main.output().result("report  " + StudyRun.shortest(main, report));
    }
  }

  private ParityAnswer compared(TradedRun traded, PaperSession.Outcome outcome, Path journal) {
    ParityAnswer answer = new ParityCheck(traded).check(outcome.result(), journal);
    RunFolder folder = traded.folder();
    folder.put(
        new Parity(
            Results.SCHEMA,
            main.surroundings()
                .clocks()
                .calendar()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString(),
            answer.ticks(),
            answer.orders(),
            answer.equal(),
            String.join("; ", answer.divergence()),
            ticks.equals(Feed.OWN) ? traded.source().name() : ticks));
    Report.write(folder.path());
    return answer;
  }

  private static void stopWhenAsked(
      PaperSession session, PaperFiles files, long pid, AtomicBoolean ended) {
    try {
      while (!ended.get()) {
        if (files.isToStop(pid)) {
          session.call(Call.Kind.STOP, "holdout paper stop", said -> {});
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
