package dev.holdout.strategies.bench;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The whole demo in a fresh process, with nothing kept from another. */
final class DemoBench implements Bench {

  private static final long TRIALS = 32;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String work() {
    return "./holdout demo: search, backtests, all controls and the report, whole process";
  }

  @Override
  public Optional<Limit> limit() {
    return Optional.of(new Limit(240, true));
  }

  @Override
  public Measured measure(Surroundings given) {
    Path runs = given.scratch().resolve("runs");
    Path home = given.scratch().resolve("demo-home");
    Path out = given.scratch().resolve("demo.txt");
    List<String> command = List.of("demo", "--runs", runs.toString(), "--home", home.toString());
    return new Repeated(0, 1)
        .seconds(
            name(),
            given,
            () -> given.commands().run(command, out),
            code -> wrong(code, runs, out));
  }

  private static String wrong(int code, Path runs, Path out) {
    if (code != 0) {
      return "the demo ended with " + code + " and said:\n" + text(out);
    }
    List<Path> all = RunFolder.list(runs);
    if (all.size() != 1) {
      return Expected.count("runs", 1, all.size());
    }
    try {
      Results results = RunFolder.open(all.getFirst()).results();
      return Expected.first(
          results.trials().count() < TRIALS
              ? Expected.count("trials", TRIALS, results.trials().count())
              : "",
          results.checks().stream()
              .filter(check -> check.state() == Check.State.NOT_RUN)
              .map(check -> check.title() + " was not run")
              .findFirst()
              .orElse(""));
    } catch (BadInput broken) {
      return "the demo's run cannot be read: " + broken.getMessage();
    }
  }

  private static String text(Path out) {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
