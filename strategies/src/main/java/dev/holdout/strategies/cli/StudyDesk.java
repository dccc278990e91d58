package dev.holdout.strategies.cli;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Timings;
import dev.holdout.strategies.study.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the commands hand in a study and get back what came of it. */
interface StudyDesk {

  /**
   * @param file the study; empty for the demo's own
   * @param overrides {@code folds.train=3d}: settings over those of the file
   * @param runs folder of all runs
   * @param threads at least 1
   * @param command as typed, for the manifest
   */
  record Order(
      Optional<Path> file, List<String> overrides, Path runs, int threads, String command) {}

  /**
   * @param folder of the finished run
   * @param results every number of its report
   * @param timings what differs from machine to machine
   */
  record Outcome(Path folder, Results results, Timings timings) {}

  /** The whole study: walk forward, gate, backtest, report. */
  Outcome research(Order order, Progress progress);

  /** The causality gate alone; throws when it fails. */
  AuditResult audit(Order order, Progress progress);

  /** Draws the report of a finished run again; returns the page. */
  Path report(Path run);
}
