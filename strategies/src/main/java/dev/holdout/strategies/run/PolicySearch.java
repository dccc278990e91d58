package dev.holdout.strategies.run;

import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.Samples;
import dev.holdout.models.baseline.LinearForecast;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.tasks.StoredTask;
import dev.holdout.strategies.tasks.TaskStore;
import dev.holdout.strategies.tasks.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * The search of every fold at once. In each rung every configuration that is left is trained from
 * every seed, from scratch, and the best go on, by decisions held back inside the fold's training
 * span; after the last rung the best is chosen. Successive halving (Jamieson and Talwalkar 2016) as
 * the study states it; a grid or random search has one rung.
 */
final class PolicySearch {

  private static final StoredTask.Form<TrainingResult> FORM =
      new StoredTask.Form<>(TrainingResult::bytes, TrainingResult::read);

  private final Stages stages;
  private final Study study;
  private final Objective objective;
  private final List<Configuration> configurations;
  private final Memory memory;
  private final int threads;

  /**
   * Where finished trainings are kept.
   *
   * @param store of results
   * @param scope content hash of code, data and all of the study but its search
   */
  record Memory(TaskStore store, String scope) {

    /** Nothing is kept: for searches whose outcome is one number. */
    static Memory none() {
      return new Memory(TaskStore.none(), "");
    }
  }

  /**
   * @param threads trainings at the same time, at least 1
   */
  PolicySearch(Stages stages, Objective objective, Memory memory, int threads) {
    this.stages = stages;
    this.study = stages.study();
    this.objective = objective;
    this.configurations = study.configurations();
    this.memory = memory;
    this.threads = threads;
  }

  private static List<Search.Rung> rungs(Study study) {
    return study.learning().search().rungs(study.learning().training().epochs());
  }

  /** Trainings of a whole search over so many folds. */
  static long trainings(Study study, int folds) {
    long perFold = 0;
    for (Search.Rung rung : rungs(study)) {
      perFold += rung.configurations();
    }
    return perFold * study.learning().seeds().list().size() * folds;
  }

  /**
   * @param facts of one market
   * @param phase told of each training
   * @return one a fold, in order
   */
  List<FoldModels> in(Prepared facts, List<Fold> folds, Progress.Phase phase) {
    List<FoldWork> work = folds.stream().map(fold -> FoldWork.of(stages, facts, fold)).toList();
    List<List<Rung>> rungs = new ArrayList<>();
    List<List<Integer>> left = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      rungs.add(new ArrayList<>());
      left.add(IntStream.range(0, configurations.size()).boxed().toList());
    }
    List<Search.Rung> plan = rungs(study);
    for (int r = 0; r < plan.size(); r++) {
      List<Rung> trained = train(work, left, plan.get(r).epochs(), phase);
      for (int f = 0; f < folds.size(); f++) {
        rungs.get(f).add(trained.get(f));
        if (r + 1 < plan.size()) {
          Choice.Scores scores = Choice.scores(trained.get(f), judge(work.get(f)));
          left.set(f, scores.best(plan.get(r + 1).configurations()));
        }
      }
    }
    List<FoldModels> models = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      models.add(models(work.get(f), rungs.get(f)));
    }
    return models;
  }

  private FoldModels models(FoldWork work, List<Rung> rungs) {
    Choice choice = Choice.by(Choice.scores(rungs, judge(work)));
    return new FoldModels(work, rungs, choice, linear(work));
  }

  private Choice.Judge judge(FoldWork work) {
    return candidate -> Choice.score(candidate, judged(work, candidate), objective);
  }

  private Samples judged(FoldWork work, Candidate candidate) {
    return stages.judgedBy(work, configurations.get(candidate.configuration()).lag());
  }

  /** One rung of all folds: a task a fold, configuration and seed. */
  private List<Rung> train(
      List<FoldWork> work, List<List<Integer>> left, int epochs, Progress.Phase phase) {
    List<Long> seeds = study.learning().seeds().list();
    List<Callable<TrainingResult>> tasks = new ArrayList<>();
    for (int f = 0; f < work.size(); f++) {
      for (int c : left.get(f)) {
        for (long seed : seeds) {
          tasks.add(task(work.get(f), configurations.get(c), seed, epochs));
        }
      }
    }
    List<TrainingResult> results = Tasks.inOrder(threads, tasks, phase);
    List<Rung> rungs = new ArrayList<>();
    int next = 0;
    for (List<Integer> entered : left) {
      List<Candidate> candidates = new ArrayList<>();
      for (int c : entered) {
        candidates.add(Candidate.of(c, results.subList(next, next + seeds.size())));
        next += seeds.size();
      }
      requireOne(candidates);
      rungs.add(new Rung(epochs, candidates));
    }
    return rungs;
  }

  private static void requireOne(List<Candidate> candidates) {
    if (candidates.stream().allMatch(Candidate::failed)) {
      throw new BadInput(
          "every training of a fold failed; the first: " + candidates.getFirst().failure(),
          "search",
          "smaller learning rates");
    }
  }

  private Callable<TrainingResult> task(
      FoldWork work, Configuration configuration, long seed, int epochs) {
    TrainingTask task = new TrainingTask(study, work, configuration, seed, epochs, objective);
    return new StoredTask<>(memory.store(), task.hash(memory.scope()), task, FORM);
  }

  private LinearForecast linear(FoldWork work) {
    return LinearForecast.fit(
        work.train(linearLag(study)),
        LinearForecast.STANDARD_RIDGE,
        study.trading().costs().smoothFraction(),
        TrainingTask.range(study));
  }

  /** The linear baseline sees the shortest window that the search knows. */
  static int linearLag(Study study) {
    return study.configurations().stream().mapToInt(Configuration::lag).min().orElseThrow();
  }
}
