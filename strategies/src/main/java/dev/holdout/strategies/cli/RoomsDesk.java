package dev.holdout.strategies.cli;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.reports.Report;
import dev.holdout.strategies.run.LeakFound;
import dev.holdout.strategies.run.Research;
import dev.holdout.strategies.run.RunOptions;
import dev.holdout.strategies.run.RunOutcome;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The desk behind which the rooms of this module lie. */
final class RoomsDesk implements StudyDesk {

  private static final String DEMO = "demo";

  private final Surroundings surroundings;

  RoomsDesk(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Outcome research(Order order, Progress progress) {
    Study study = study(order);
    RunOutcome outcome = gated(() -> Research.run(study, options(order), progress));
    return new Outcome(outcome.folder(), outcome.results(), outcome.timings());
  }

  @Override
  public AuditResult audit(Order order, Progress progress) {
    Study study = study(order);
    return gated(() -> Research.audit(study, options(order), progress));
  }

  @Override
  public Path report(Path run) {
    return Report.write(run);
  }

  private static Study study(Order order) {
    return order.file().isEmpty()
        ? StudyFiles.shipped(DEMO, order.overrides())
        : StudyFiles.load(order.file().get(), order.overrides());
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

  private RunOptions options(Order order) {
    return new RunOptions(
        order.runs(),
        order.threads(),
        order.command(),
        order.file().map(RoomsDesk::text).orElseGet(() -> StudyFiles.shippedText(DEMO)),
        new RunOptions.Clocks(surroundings.clocks().calendar(), surroundings.clocks().nanos()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " was read a moment ago and cannot be now", e);
    }
  }
}
