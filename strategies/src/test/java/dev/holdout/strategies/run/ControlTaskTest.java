package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.target.ShuffledTargets;
import dev.holdout.marketdata.generated.Surrogates;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each control is the study's own pipeline with one thing changed. */
class ControlTaskTest {

  private static final Study STUDY = RunFixture.study().build();
  private static final Stages STAGES = new Stages(STUDY);
  private static final Objective OBJECTIVE = MarketRun.objective(STUDY);

  private static Prepared facts;
  private static MarketRun own;

  @BeforeAll
  static void the_study_itself() {
    var trades = Sources.of(STUDY).load().trades();
    facts = STAGES.prepare(trades, trades.knownAt(trades.size() - 1));
    PolicySearch search = new PolicySearch(STAGES, OBJECTIVE, PolicySearch.Memory.none(), 2);
    own = MarketRun.of(STAGES, facts, search, Progress.Phase.SILENT);
  }

  private static ControlResult result(ControlMarket.Kind kind, int number, double planted) {
    Surrogates surrogates =
        Surrogates.of(facts.trades(), STUDY.market().timeline().bar(), STUDY.controls().block());
    ControlMarket market = new ControlMarket(kind, number, planted);
    return new ControlTask(STAGES, OBJECTIVE, facts, surrogates, market).call();
  }

  @Test
  void a_shuffled_study_learns_from_and_is_judged_by_the_same_targets_in_another_order() {
    Stages shuffled = Stages.shuffled(STUDY, new ShuffledTargets(5, 4));
    FoldWork honest = own.folds().getFirst().work();
    FoldWork changed = FoldWork.of(shuffled, facts, honest.outer());
    assertThat(changed.train(2).returns()).isNotEqualTo(honest.train(2).returns());
    assertThat(changed.validation(2).returns()).isNotEqualTo(honest.validation(2).returns());
    double[] was = facts.target().value().clone();
    double[] is = shuffled.taught(facts, honest.inner()).value().clone();
    Arrays.sort(was);
    Arrays.sort(is);
    assertThat(is).isEqualTo(was);
    assertThat(changed.scaled().values()).isEqualTo(honest.scaled().values());
  }

  @Test
  void shuffled_targets_and_surrogates_are_not_the_study_itself_nor_each_other() {
    double score = Score.of(own.policy().result());
    ControlResult shuffled = result(ControlMarket.Kind.SHUFFLED_TARGETS, 1, 0);
    ControlResult other = result(ControlMarket.Kind.SHUFFLED_TARGETS, 2, 0);
    ControlResult surrogate = result(ControlMarket.Kind.SURROGATE, 1, 0);
    assertThat(new double[] {score, shuffled.score(), other.score(), surrogate.score()})
        .doesNotHaveDuplicates();
    assertThat(shuffled.trainings())
        .as("the same search")
        .isEqualTo(own.trainings())
        .isEqualTo(surrogate.trainings());
  }

  @Test
  void a_control_is_the_same_whenever_it_is_run_and_after_it_was_kept() {
    ControlResult first = result(ControlMarket.Kind.ORACLE, 1, 0.3);
    assertThat(result(ControlMarket.Kind.ORACLE, 1, 0.3)).isEqualTo(first);
    assertThat(ControlResult.read(first.market(), first.bytes())).isEqualTo(first);
    assertThat(first.measured()).isBetween(0.2, 0.4);
  }
}
