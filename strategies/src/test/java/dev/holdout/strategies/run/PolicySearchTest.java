package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.split.Fold;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.tasks.TaskStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PolicySearchTest {

  /** Four configurations for an epoch, two for two, one for four; two seeds each. */
  private static final Study STUDY =
      RunFixture.study()
          .search(
              space -> space.choice("lag", 2, 4).choice("hidden", 4).choice("lr", 0.01, 0.03),
              Search.halving(4).keep(2).firstEpochs(1))
          .build();

  private static final int TRAININGS_A_FOLD = (4 + 2 + 1) * 2;

  private static final Stages STAGES = new Stages(STUDY);
  private static final Objective OBJECTIVE = MarketRun.objective(STUDY);

  private static Prepared facts;
  private static List<Fold> folds;
  private static List<FoldModels> found;

  @BeforeAll
  static void search() {
    var trades = Sources.of(STUDY).load().trades();
    facts = STAGES.prepare(trades, trades.knownAt(trades.size() - 1));
    folds = Sources.folds(STUDY, facts.timeline()).subList(0, 2);
    found = in(PolicySearch.Memory.none(), 1);
  }

  private static List<FoldModels> in(PolicySearch.Memory memory, int threads) {
    return new PolicySearch(STAGES, OBJECTIVE, memory, threads)
        .in(facts, folds, Progress.Phase.SILENT);
  }

  /** Remembers in memory, and counts what it was asked to keep. */
  private static final class Remembering implements TaskStore {
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void put(String key, byte[] result) {
      assertThat(kept.put(key, result)).as("no training twice: " + key).isNull();
    }
  }

  @Test
  void each_rung_holds_the_best_of_the_rung_before_by_their_scores() {
    for (FoldModels fold : found) {
      List<Rung> rungs = fold.rungs();
      assertThat(rungs).extracting(Rung::epochs).containsExactly(1, 2, 4);
      assertThat(rungs).extracting(rung -> rung.candidates().size()).containsExactly(4, 2, 1);
      for (int r = 0; r + 1 < rungs.size(); r++) {
        Choice.Scores scores = fold.choice().rungs().get(r);
        List<Integer> next =
            rungs.get(r + 1).candidates().stream().map(Candidate::configuration).toList();
        double worstThatGoesOn =
            next.stream().mapToDouble(c -> value(scores, c)).min().orElseThrow();
        double bestLeft =
            scores.configurations().stream()
                .filter(c -> !next.contains(c))
                .mapToDouble(c -> value(scores, c))
                .max()
                .orElseThrow();
        assertThat(worstThatGoesOn).isGreaterThanOrEqualTo(bestLeft);
      }
      assertThat(fold.choice().chosen())
          .isEqualTo(rungs.getLast().candidates().getFirst().configuration());
    }
  }

  private static double value(Choice.Scores scores, int configuration) {
    return scores.values().get(scores.configurations().indexOf(configuration));
  }

  /** Judged anew, sample by sample, by nothing but the validation part of the training span. */
  @Test
  void scores_are_means_over_seeds_on_what_was_held_back_in_training() {
    FoldModels fold = found.getFirst();
    Candidate last = fold.chosen();
    int lag = STUDY.configurations().get(last.configuration()).lag();
    var judged = fold.work().validation(lag);
    assertThat(judged.at(judged.size() - 1)).isLessThan(fold.work().outer().train().to());
    assertThat(judged.at(0)).isGreaterThanOrEqualTo(fold.work().inner().train().to());
    double sum = 0;
    for (TrainedPolicy policy : last.trained()) {
      sum += Choice.value(policy.frozen(), judged, OBJECTIVE);
    }
    assertThat(fold.choice().lastScore(last.configuration())).isEqualTo(sum / 2);
  }

  @Test
  void two_threads_search_to_the_same_bytes() {
    assertEqual(found, in(PolicySearch.Memory.none(), 2));
  }

  @Test
  void what_is_remembered_is_not_trained_again_and_gives_the_same_bytes() {
    Remembering store = new Remembering();
    assertThat(PolicySearch.trainings(STUDY, 2)).isEqualTo(2 * TRAININGS_A_FOLD);
    assertEqual(found, in(new PolicySearch.Memory(store, "scope"), 2));
    assertThat(store.kept).hasSize(2 * TRAININGS_A_FOLD);
    assertEqual(found, in(new PolicySearch.Memory(store, "scope"), 1));
    assertThat(store.kept).hasSize(2 * TRAININGS_A_FOLD);
    in(new PolicySearch.Memory(store, "other data"), 2);
    assertThat(store.kept).as("another scope is other work").hasSize(4 * TRAININGS_A_FOLD);
  }

  private static void assertEqual(List<FoldModels> one, List<FoldModels> other) {
    for (int f = 0; f < one.size(); f++) {
      assertThat(other.get(f).choice()).isEqualTo(one.get(f).choice());
      List<TrainedPolicy> before = one.get(f).trainings();
      List<TrainedPolicy> after = other.get(f).trainings();
      assertThat(after).hasSize(before.size()).hasSize(TRAININGS_A_FOLD);
      for (int i = 0; i < before.size(); i++) {
        assertThat(Arrays.equals(after.get(i).bytes(), before.get(i).bytes())).isTrue();
      }
    }
  }

  /** A key that lacks an input would hand one training the result of another. */
  @Test
  void every_input_of_a_training_is_in_its_key() {
    FoldWork first = FoldWork.of(STAGES, facts, folds.get(0));
    FoldWork second = FoldWork.of(STAGES, facts, folds.get(1));
    var one = STUDY.configurations().get(0);
    var other = STUDY.configurations().get(1);
    Map<String, String> keys = new HashMap<>();
    keys.put("itself", new TrainingTask(STUDY, first, one, 1, 4, OBJECTIVE).hash("s"));
    keys.put("fold", new TrainingTask(STUDY, second, one, 1, 4, OBJECTIVE).hash("s"));
    keys.put("configuration", new TrainingTask(STUDY, first, other, 1, 4, OBJECTIVE).hash("s"));
    keys.put("seed", new TrainingTask(STUDY, first, one, 2, 4, OBJECTIVE).hash("s"));
    keys.put("epochs", new TrainingTask(STUDY, first, one, 1, 2, OBJECTIVE).hash("s"));
    keys.put("scope", new TrainingTask(STUDY, first, one, 1, 4, OBJECTIVE).hash("t"));
    assertThat(keys.values()).doesNotHaveDuplicates();
  }

  @Test
  void every_input_of_a_control_is_in_its_key() {
    Study controls = RunFixture.study().controls(all -> all.placebos(10, 10, 24)).build();
    Study longer = RunFixture.study().controls(all -> all.placebos(10, 10, 48)).build();
    ControlMarket.Kind kind = ControlMarket.Kind.SURROGATE;
    Map<String, String> keys = new HashMap<>();
    keys.put("itself", new ControlMarket(kind, 1, 0).hash("s", controls));
    keys.put("number", new ControlMarket(kind, 2, 0).hash("s", controls));
    keys.put("planted", new ControlMarket(kind, 1, 0.1).hash("s", controls));
    keys.put("kind", new ControlMarket(ControlMarket.Kind.ORACLE, 1, 0).hash("s", controls));
    keys.put("scope", new ControlMarket(kind, 1, 0).hash("t", controls));
    keys.put("study", new ControlMarket(kind, 1, 0).hash("s", longer));
    keys.put("search", new ControlMarket(kind, 1, 0).hash("s", STUDY));
    assertThat(keys.values()).doesNotHaveDuplicates();
  }

  @Test
  void one_fold_made_again_is_equal_and_a_stage_that_gives_other_bytes_is_named() {
    MarketRun run =
        MarketRun.of(
            STAGES,
            facts,
            new PolicySearch(STAGES, OBJECTIVE, PolicySearch.Memory.none(), 2),
            Progress.Phase.SILENT);
    for (TrialCurve trial : run.trials()) {
      boolean ended =
          run.folds().stream().anyMatch(f -> f.choice().chosen() == trial.configuration());
      assertThat(trial.state())
          .as("the last rung holds the chosen one only")
          .isEqualTo(ended ? TrialCurve.State.FINISHED : TrialCurve.State.STOPPED);
    }
    SameBytes.Outcome same = new SameBytes(STAGES, OBJECTIVE, 2).check(run, Progress.Phase.SILENT);
    assertThat(same.differing()).isZero();
    assertThat(same.first()).isEmpty();
    assertThat(same.trainings()).isEqualTo(TRAININGS_A_FOLD);
    assertThat(same.values()).as("facts, weights, scores, trading").isEqualTo(TRAININGS_A_FOLD + 7);
    assertThat(same.fold()).isEqualTo(SameBytes.drawn(STUDY, run.folds().size()) + 1);
    Stages later =
        new Stages(STUDY) {
          @Override
          TargetColumn target(TradeSeries trades, Timeline timeline) {
            return ForwardReturn.bars(2)
                .column(trades, timeline, STUDY.trading().fills().latency());
          }
        };
    SameBytes.Outcome other = new SameBytes(later, OBJECTIVE, 2).check(run, Progress.Phase.SILENT);
    assertThat(other.first()).isEqualTo("targets");
    assertThat(other.differing()).isGreaterThan(1);
    assertThat(other.check().found()).contains("targets differs");
  }
}
