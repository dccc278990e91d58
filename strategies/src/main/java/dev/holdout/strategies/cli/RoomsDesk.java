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
        gated(() -> Research.run(stated.study(), options(order, stated.text()), progress));
    return new Outcome(outcome.folder(), outcome.results(), outcome.timings());
  }

  @Override
  public AuditResult audit(Order order, Progress progress) {
    Stated stated = studies.apply(order);
    return gated(() -> Research.audit(stated.study(), options(order, stated.text()), progress));
  }

  @Override
  public Path report(Path run) {
    return Report.write(run);
  }

  private static Stated stated(Order order) {
    return order
        .file()
        .map(file -> new Stated(StudyFiles.load(file, order.overrides()), text(file)))
        .orElseGet(() ->
            new Stated(StudyFiles.shipped(DEMO, order.overrides()), StudyFiles.shippedText(DEMO)));
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

  private RunOptions options(Order order, String text) {
    return new RunOptions(
        order.runs(),
        order.threads(),
        order.command(),
        text,
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
