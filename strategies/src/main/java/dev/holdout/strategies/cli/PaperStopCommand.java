package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdout paper stop}: halts a trading process and ends it. */
@Command(
    name = "stop",
    description =
        "Halts paper trading and ends its process: new orders are refused, open ones cancelled, the"
            + " position is kept in the journal.")
final class PaperStopCommand implements Callable<Integer> {

  private static final long POLL_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Main main;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "the run whose trading is to stop; only needed where several trade")
  private String run;

  PaperStopCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    PaperFiles files = new PaperFiles(main.home());
    List<PaperFiles.Running> alive =
        files.alive().stream()
            .filter(running -> run == null || running.run().startsWith(run))
            .toList();
    if (alive.isEmpty()) {
      main.output()
          .note(run == null ? "nothing trades on paper" : "no run " + run + " trades on paper");
      return ExitCode.DONE;
    }
    if (alive.size() > 1) {
      throw new BadInput(
          alive.size() + " runs trade on paper",
          "holdout paper stop",
          String.join(
              " or ", alive.stream().map(one -> "holdout paper stop " + one.run()).toList()));
    }
    PaperFiles.Running one = alive.getFirst();
    files.askToStop(one.pid());
    ProcessHandle process = ProcessHandle.of(one.pid()).orElse(null);
    for (long waited = 0; process != null && process.isAlive(); waited += POLL_MILLIS) {
      if (waited >= PATIENCE_MILLIS) {
        throw new BadInput(
            "process %d of run %s does not end".formatted(one.pid(), one.run()),
            "holdout paper stop",
            "kill " + one.pid() + " (its journal loses no order)");
      }
      sleep();
    }
    main.output().result("stopped run " + one.run());
    return ExitCode.DONE;
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
