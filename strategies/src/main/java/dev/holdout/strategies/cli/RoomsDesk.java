package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.reports.Report;
import dev.holdout.strategies.run.LeakFound;
import dev.holdout.strategies.run.Research;
import dev.holdout.strategies.run.RunOptions;
import dev.holdout.strategies.run.RunOutcome;
import dev.holdout.strategies.run.Verification;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The desk behind which the rooms of this module lie. */
final class RoomsDesk implements StudyDesk {

  private static final String DEMO = "demo";

  private final Surroundings surroundings;
  private final Function<Order, Stated> studies;

  /**
   * A study as it came.
   *
   * @param text as its author wrote it; empty where only the study itself is known
   */
  record Stated(Study study, String text) {}

  /** Studies come from the file that an order names, or from us. */
  RoomsDesk(Surroundings surroundings) {
    this(surroundings, RoomsDesk::stated);
  }

  /**
   * @param studies what an order's study is
   */
  RoomsDesk(Surroundings surroundings, Function<Order, Stated> studies) {
    this.surroundings = surroundings;
    this.studies = studies;
  }

  @Override
  public Outcome research(Order order, Progress progress) {
    Stated stated = studies.apply(order);
    RunOutcome outcome =
        gated(() -> Research.run(stated.study(), options(order, stated), progress));
    return new Outcome(outcome.folder(), outcome.results(), outcome.timings());
  }

  @Override
  public Audit audit(Order order, Progress progress) {
    Stated stated = studies.apply(order);
    Research.Audited audited =
        gated(() -> Research.audit(stated.study(), options(order, stated), progress));
    return new Audit(audited.gate(), audited.results().checks());
  }

  @Override
  public Verification.Verdict verify(Path run, Path home, int threads, Progress progress) {
    Path scratch;
    try {
      scratch = Files.createTempDirectory("holdout-verify");
    } catch (IOException e) {
      throw new BadInput("no folder can be made to verify in: " + e, "", "set TMPDIR");
    }
    RunOptions options =
        new RunOptions(
            new RunOptions.Places(scratch, home),
            threads,
            false,
            "",
            RunOptions.Source.none(),
            clocks());
    return gated(() -> Verification.of(run, scratch, options, progress));
  }

  private RunOptions.Clocks clocks() {
    return new RunOptions.Clocks(surroundings.clocks().calendar(), surroundings.clocks().nanos());
  }

  @Override
  public Path report(Path run) {
    return Report.write(run);
  }

  static Stated stated(Order order) {
    List<String> overrides = order.asked().overrides();
    return order
        .asked()
        .file()
        .map(file -> new Stated(StudyFiles.load(file, overrides), text(file)))
        .orElseGet(() -> shipped(order.asked().market(), overrides));
  }

  private static Stated shipped(DemoMarket market, List<String> overrides) {
    return switch (market) {
      case REAL -> new Stated(StudyFiles.shipped(DEMO, overrides), StudyFiles.shippedText(DEMO));
      case NOISE -> generated(GeneratedMarket.Kind.NOISE, overrides);
      case EDGE -> generated(GeneratedMarket.Kind.EDGE, overrides);
    };
  }

  private static Stated generated(GeneratedMarket.Kind kind, List<String> overrides) {
    return new Stated(StudyFiles.demoOn(kind, overrides), StudyFiles.demoText(kind));
  }

  /** A leak is an answer, not a failure: what leaked, where, and what to do. */
  private static <T> T gated(Supplier<T> work) {
    try {
      return work.get();
    } catch (LeakFound leak) {
      throw new Refusal(
          new Fault(
              "no report: the run leaks; " + leak.component() + " saw the future",
              leak.where(),
              leak.remedy()));
    }
  }

  private RunOptions options(Order order, Stated stated) {
    String file =
        order.asked().file().map(path -> path.getFileName().toString()).orElse("study.yaml");
    return new RunOptions(
        new RunOptions.Places(order.runs(), order.home()),
        order.threads(),
        order.resume(),
        order.command(),
        stated.text().isEmpty()
            ? RunOptions.Source.none()
            : new RunOptions.Source(file, stated.text(), order.asked().overrides()),
        clocks());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " was read a moment ago and cannot be now", e);
    }
  }
}
