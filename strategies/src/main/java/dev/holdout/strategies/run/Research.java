package dev.holdout.strategies.run;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.marketdata.source.Import;
import dev.holdout.reports.Report;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Timings;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.tasks.TaskStore;

/** The front door of runs: a study in, a folder with a report out. */
public final class Research {

  private Research() {}

  /**
   * Runs a study. Killed anywhere, the same call with {@link RunOptions#resume} ends in the same
   * bytes and trains nothing twice.
   *
   * @throws LeakFound when the causality gate fails; no run is written then
   * @throws dev.holdout.marketdata.BadInput when study or data cannot be used
   */
  public static RunOutcome run(Study study, RunOptions options, Progress progress) {
    return run(new Stages(study), options, progress);
  }

  static RunOutcome run(Stages stages, RunOptions options, Progress progress) {
    RunFolder.requireWritable(options.runs());
    Phases phases = new Phases(progress, options.clocks().nanos());
    Computation computation = new Computation(stages, options.threads(), phases);
    Import loaded = computation.load();
    ManifestOf manifest = new ManifestOf(stages, loaded);
    UnfinishedRun unfinished = UnfinishedRun.of(options.runs(), manifest.id());
    UnfinishedRun.About about = manifest.about(options);
    String said = unfinished.begins(about, options);
    if (!said.isEmpty()) {
      progress.note(said);
    }
    TrialBook book = book(stages.study(), loaded, manifest, options);
    try {
      Outcome outcome =
          computation.compute(loaded, book, unfinished.keeping(about), manifest.scope());
      RunOutcome written = write(outcome, manifest, options, phases);
      unfinished.remove();
      return written;
    } catch (LeakFound leak) { // whatever mends it is another study or other code
      unfinished.remove();
      throw leak;
    }
  }

  private static TrialBook book(
      Study study, Import loaded, ManifestOf manifest, RunOptions options) {
    return LedgerBook.recording(
        study,
        loaded.trades().contentHash(),
        options.places().home(),
        new LedgerBook.Signature(manifest.id(), options.command(), options.clocks().calendar()));
  }

  /** Puts an outcome into figures and a folder. */
  static RunOutcome write(Outcome outcome, ManifestOf manifest, RunOptions options, Phases phases) {
    ResultsOf figures = new ResultsOf(outcome);
    Results results = figures.results();
    Timings timings = TimingsOf.of(outcome, phases);
    RunFolder folder =
        RunFolder.write(
            options.runs(),
            manifest.id(),
            new RunContents(
                results, manifest.manifest(options, outcome.lookedAt()), timings, figures.rows()),
            unfinished -> {
              SavedSchedule.write(unfinished, outcome.study(), outcome.run().schedule());
              Report.write(unfinished);
            });
    return new RunOutcome(folder.path(), results, timings);
  }

  /**
   * The causality gate and the controls alone; no run is written, but its configurations count as
   * trials, since their results were looked at.
   *
   * @throws LeakFound when the gate fails
   */
  public static Audited audit(Study study, RunOptions options, Progress progress) {
    Stages stages = new Stages(study);
    Computation computation =
        new Computation(stages, options.threads(), new Phases(progress, options.clocks().nanos()));
    Import loaded = computation.load();
    ManifestOf manifest = new ManifestOf(stages, loaded);
    Outcome outcome =
        computation.compute(
            loaded, book(study, loaded, manifest, options), TaskStore.none(), manifest.scope());
    return new Audited(outcome.checked().gate(), new ResultsOf(outcome).results());
  }

  /**
   * @param gate what the causality gate compared
   * @param results whose checks and controls an audit is about
   */
  public record Audited(AuditResult gate, Results results) {}
}
