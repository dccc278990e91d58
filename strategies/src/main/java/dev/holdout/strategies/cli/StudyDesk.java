package dev.holdout.strategies.cli;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Timings;
import dev.holdout.strategies.run.Verification;
import dev.holdout.strategies.study.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the commands hand in a study and get back what came of it. */
interface StudyDesk {

  /**
   * @param asked which study
   * @param runs folder of all runs
   * @param home where the ledger of trials lies
   * @param threads at least 1
   * @param resume whether finished tasks of a run that was stopped are used
   * @param command as typed, for the manifest
   */
  record Order(Asked asked, Path runs, Path home, int threads, boolean resume, String command) {}

  /**
   * Which study, with what settings over its own.
   *
   * @param file the study; empty for the demo's own
   * @param market what the demo's own runs on: {@code real}, {@code noise} or {@code edge}
   * @param overrides {@code folds.train=3d}: settings over those of the study
   */
  record Asked(Optional<Path> file, DemoMarket market, List<String> overrides) {}

  /** What the demo runs on. */
  enum DemoMarket {
    REAL,
    NOISE,
    EDGE
  }

  /**
   * @param gate what the causality gate compared
   * @param checks all five
   */
  record Audit(AuditResult gate, List<Check> checks) {}

  /**
   * @param folder of the finished run
   * @param results every number of its report
   * @param timings what differs from machine to machine
   */
  record Outcome(Path folder, Results results, Timings timings) {}

  /** The whole study: walk forward, gate, backtest, report. */
  Outcome research(Order order, Progress progress);

  /** The causality gate and the controls; throws when the gate fails. */
  Audit audit(Order order, Progress progress);

  /** Makes a finished run again and compares. */
  Verification.Verdict verify(Path run, Path home, int threads, Progress progress);

  /** Draws the report of a finished run again; returns the page. */
  Path report(Path run);
}
