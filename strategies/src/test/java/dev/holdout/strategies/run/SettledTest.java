package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.Orders;
import dev.holdout.features.audit.CausalityAudit;
import dev.holdout.features.audit.Component;
import dev.holdout.features.audit.Finding;
import dev.holdout.features.audit.Scramble;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a changed future changed in one stage only must be found in that stage. */
class SettledTest {

  private static final Study STUDY = RunFixture.study().build();
  private static final Stages STAGES = new Stages(STUDY);

  private static CausalityGate.Chain truth;
  private static long end;

  @BeforeAll
  static void a_run() {
    Objective objective = MarketRun.objective(STUDY);
    var trades = Sources.of(STUDY).load().trades();
    Prepared facts = STAGES.prepare(trades, trades.knownAt(trades.size() - 1));
    PolicySearch search = new PolicySearch(STAGES, objective, PolicySearch.Memory.none(), 2);
    truth = CausalityGate.Chain.of(MarketRun.of(STAGES, facts, search, Progress.Phase.SILENT));
    end = facts.timeline().at(facts.timeline().size() - 1);
  }

  private static Optional<String> found(CausalityGate.Chain changed) {
    List<Component> was = new Settled(STUDY, truth, end).components();
    List<Component> is = new Settled(STUDY, changed, end).components();
    CausalityAudit audit =
        new CausalityAudit(
            truth.facts().trades(),
            scenario -> scenario.isTruth() ? was : is,
            List.of(Scramble.DROP),
            7);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      return audit.run(pool, new long[] {end}).first().map(Finding::component);
    }
  }

  private static CausalityGate.Chain played(
      BacktestResult result, List<PolicyStrategy.Decided> decisions) {
    return new CausalityGate.Chain(
        truth.facts(),
        truth.folds(),
        truth.choices(),
        new Playback.Played("policy", result, decisions),
        null);
  }

  private static BacktestResult with(Orders orders) {
    BacktestResult was = truth.played().result();
    return new BacktestResult(
        was.config(), was.equity(), orders, was.roundTrips(), was.account(), was.activity());
  }

  @Test
  void an_equal_chain_shows_nothing() {
    assertThat(found(played(truth.played().result(), truth.played().decisions()))).isEmpty();
  }

  @Test
  void another_choice_is_a_change_of_the_selection() {
    List<Choice> choices = new ArrayList<>(truth.choices());
    Choice last = choices.removeLast();
    choices.add(new Choice(last.rungs(), (last.chosen() + 1) % STUDY.configurations().size()));
    assertThat(
            found(
                new CausalityGate.Chain(
                    truth.facts(), truth.folds(), choices, truth.played(), null)))
        .hasValue("selection");
  }

  @Test
  void a_decision_less_is_a_change_of_the_outputs() {
    List<PolicyStrategy.Decided> decisions = truth.played().decisions();
    assertThat(found(played(truth.played().result(), decisions.subList(0, decisions.size() - 1))))
        .hasValue("network outputs");
  }

  @Test
  void an_order_less_is_a_change_of_the_orders() {
    Orders was = truth.played().result().orders();
    Orders fewer =
        new Orders(
            was.outcomes().subList(1, was.outcomes().size()),
            was.fills(),
            was.rejections(),
            was.fillsAbovePrint(),
            was.hash());
    assertThat(found(played(with(fewer), truth.played().decisions()))).hasValue("orders");
  }

  @Test
  void a_fill_less_is_a_change_of_the_fills() {
    Orders was = truth.played().result().orders();
    Orders fewer =
        new Orders(
            was.outcomes(),
            was.fills().subList(1, was.fills().size()),
            was.rejections(),
            was.fillsAbovePrint(),
            was.hash());
    assertThat(found(played(with(fewer), truth.played().decisions()))).hasValue("fills");
  }

  @Test
  void a_stage_that_could_not_be_computed_is_a_change_of_that_stage() {
    CausalityGate.Failure failure = new CausalityGate.Failure("scaler", "no rows");
    assertThat(
            found(
                new CausalityGate.Chain(
                    truth.facts(), truth.folds(), truth.choices(), truth.played(), failure)))
        .hasValue("scaler");
  }
}
