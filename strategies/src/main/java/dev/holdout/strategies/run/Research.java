package dev.holdout.strategies.run;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.source.Import;
import dev.holdout.models.PositionRule;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.baseline.LinearForecast;
import dev.holdout.models.objective.Objective;
import dev.holdout.reports.Report;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Timings;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The front door of runs: a study in, a folder with a report out.
 *
 * <p>Trades become bars, features and targets ({@link Stages}); each fold trains every
 * configuration from every seed on the earlier part of its training span and chooses by the later
 * part ({@link Choice}); the chosen ones trade the test spans through the event loop ({@link
 * Playback}); the causality gate computes the chain again on scrambled futures ({@link
 * CausalityGate}); only then is anything written.
 */
public final class Research {

  private static final String READING = "reading trades";
  private static final String TRAINING = "training";
  private static final String TRADING = "backtests";

  private final Stages stages;
  private final Study study;
  private final int threads;
  private final Phases phases;

  Research(Stages stages, int threads, Phases phases) {
    this.stages = stages;
    this.study = stages.study();
    this.threads = threads;
    this.phases = phases;
  }

  /**
   * Runs a study.
   *
   * @throws LeakFound when the causality gate fails; nothing is written then
   * @throws BadInput when study or data cannot be used
   */
  public static RunOutcome run(Study study, RunOptions options, Progress progress) {
    return run(new Stages(study), options, progress);
  }

  static RunOutcome run(Stages stages, RunOptions options, Progress progress) {
    RunFolder.requireWritable(options.runs());
    Phases phases = new Phases(progress, options.clocks().nanos());
    Research research = new Research(stages, options.threads(), phases);
    Outcome outcome = research.compute();
    ManifestOf manifest =
        new ManifestOf(stages.study(), outcome.loaded(), stages.pipeline().version());
    ResultsOf figures = new ResultsOf(outcome);
    Results results = figures.results();
    Timings timings = research.timings(outcome);
    RunFolder folder =
        RunFolder.write(
            options.runs(),
            manifest.id(),
            new RunContents(results, manifest.manifest(options), timings, figures.rows()),
            Report::write);
    return new RunOutcome(folder.path(), results, timings);
  }

  /**
   * The causality gate alone, over the whole chain of a study; nothing is written.
   *
   * @throws LeakFound when it fails
   */
  public static AuditResult audit(Study study, RunOptions options, Progress progress) {
    Phases phases = new Phases(progress, options.clocks().nanos());
    return new Research(new Stages(study), options.threads(), phases).compute().gate();
  }

  private Outcome compute() {
    Import loaded = phases.in(READING, 0, phase -> Sources.of(study).load());
    Prepared facts =
        phases.in("features", 0, phase -> stages.prepare(loaded.trades(), lastKnown(loaded)));
    facts.frame().requireNoInvalid();
    List<FoldWork> work = new ArrayList<>();
    for (Fold fold : Sources.folds(study, facts.timeline())) {
      work.add(FoldWork.of(stages, facts, fold));
    }
    Objective objective = objective();
    List<FoldModels> folds = train(work, objective);
    Playback playback =
        new Playback(
            stages,
            facts,
            work.getFirst().outer().test().from(),
            work.getLast().outer().test().to());
    List<Playback.Played> played = phases.in(TRADING, 4, phase -> play(playback, folds, phase));
    CausalityGate gate =
        new CausalityGate(
            stages,
            objective,
            new CausalityGate.Chain(
                facts,
                folds,
                folds.stream().map(FoldModels::choice).toList(),
                played.getFirst(),
                null));
    AuditResult audit =
        phases.in(
            "causality gate", CausalityGate.scenarios(study), phase -> gate.check(threads, phase));
    return new Outcome(
        study,
        loaded,
        facts,
        objective,
        folds,
        played.getFirst(),
        played.subList(1, played.size()),
        audit);
  }

  private static long lastKnown(Import loaded) {
    if (loaded.trades().size() == 0) {
      throw new BadInput(
          "no trade was accepted of " + loaded.findings().rowsRead() + " rows",
          "data",
          "look at the first quarantined rows: "
              + loaded.findings().quarantined().stream().limit(1).toList());
    }
    return loaded.trades().knownAt(loaded.trades().size() - 1);
  }

  private Objective objective() {
    return Objective.parse(
        switch (study.learning().objective()) {
          case MEAN_RETURN -> "mean-return";
          case SHARPE -> "sharpe";
        },
        study.trading().costs().smoothFraction());
  }

  /** Every configuration from every seed in every fold: one task each, results in their order. */
  private List<FoldModels> train(List<FoldWork> work, Objective objective) {
    int configurations = study.configurations().size();
    int seeds = study.learning().seeds().list().size();
    List<Callable<TrainedPolicy>> tasks = new ArrayList<>();
    for (FoldWork fold : work) {
      for (int c = 0; c < configurations; c++) {
        for (long seed : study.learning().seeds().list()) {
          tasks.add(new TrainingTask(study, fold, study.configurations().get(c), seed, objective));
        }
      }
    }
    List<TrainedPolicy> trained =
        phases.in(TRAINING, tasks.size(), phase -> Tasks.inOrder(threads, tasks, phase));
    List<FoldModels> folds = new ArrayList<>();
    for (int f = 0; f < work.size(); f++) {
      List<List<TrainedPolicy>> byConfiguration = new ArrayList<>();
      for (int c = 0; c < configurations; c++) {
        int first = (f * configurations + c) * seeds;
        byConfiguration.add(List.copyOf(trained.subList(first, first + seeds)));
      }
      folds.add(models(work.get(f), byConfiguration, objective));
    }
    return folds;
  }

  private FoldModels models(FoldWork work, List<List<TrainedPolicy>> trained, Objective objective) {
    List<List<PositionRule>> frozen =
        trained.stream()
            .map(seeds -> seeds.stream().<PositionRule>map(TrainedPolicy::frozen).toList())
            .toList();
    LinearForecast linear =
        LinearForecast.fit(
            work.train(linearLag()),
            LinearForecast.STANDARD_RIDGE,
            study.trading().costs().smoothFraction(),
            TrainingTask.range(study));
    return new FoldModels(
        work, trained, frozen, Choice.among(stages, work, objective, frozen), linear);
  }

  /** The linear baseline sees the shortest window that the search knows. */
  private int linearLag() {
    return study.configurations().stream().mapToInt(c -> c.lag()).min().orElseThrow();
  }

  private List<Playback.Played> play(
      Playback playback, List<FoldModels> folds, Progress.Phase phase) {
    List<Playback.Played> played = new ArrayList<>();
    played.add(
        playback.policies(
            study.learning().policy().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            folds.stream()
                .map(fold -> fold.inForce(study.configurations(), fold.choice()))
                .toList()));
    phase.step(1);
    played.add(
        playback.policies(
            "linear model", folds.stream().map(fold -> fold.linearInForce(linearLag())).toList()));
    phase.step(1);
    played.add(playback.buyAndHold());
    phase.step(1);
    played.add(playback.flat());
    phase.step(1);
    return played;
  }

  private Timings timings(Outcome outcome) {
    long events = 0;
    events += outcome.result().activity().counts().total();
    for (Playback.Played rule : outcome.rules()) {
      events += rule.result().activity().counts().total();
    }
    long steps = new TrainingFigures(outcome).steps();
    return new Timings(
        Results.SCHEMA,
        phases.done(),
        phases.totalSeconds(),
        rate(outcome.loaded().findings().rowsRead(), READING),
        rate(events, TRADING),
        rate(steps, TRAINING),
        Figure.of(MachineClass.peakResidentBytes(), "this system does not tell"));
  }

  private Figure rate(long count, String phase) {
    return Figure.of(count / phases.seconds(phase), "the phase took no time that a clock shows");
  }
}
