package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Controls;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlFiguresTest {

  private static final List<Double> STRENGTHS = List.of(0.1, 0.2, 0.3, 0.4);
  private static final Study STUDY =
      RunFixture.study().controls(all -> all.oracles(STRENGTHS, 2, 24)).build();

  private final List<ControlResult> results = new ArrayList<>();

  private void placebo(ControlMarket.Kind kind, double score, double timing) {
    add(new ControlMarket(kind, results.size() + 1, 0), score, score, timing);
  }

  private void surrogates(double... scores) {
    for (double score : scores) {
      placebo(ControlMarket.Kind.SURROGATE, score, -0.01 * (1 + results.size() % 3));
    }
  }

  private void oracles(double planted, double... scores) {
    for (double score : scores) {
      add(new ControlMarket(ControlMarket.Kind.ORACLE, 1, planted), score, score, 0);
    }
  }

  private void add(ControlMarket market, double score, double net, double timing) {
    results.add(new ControlResult(market, market.planted(), score, net, timing, 3, 10));
  }

  private ControlFigures figures(double own) {
    return new ControlFigures(STUDY, own, true, results, SameBytes.Outcome.skipped());
  }

  private Check check(int index) {
    return figures(1).checks().get(index);
  }

  @Test
  void the_study_ranks_behind_every_placebo_that_does_as_well() {
    surrogates(0.5, 1, 2, -1);
    Controls.Placebos placebos = figures(1).controls().placebos();
    assertThat(placebos.rank().orThrow()).isEqualTo(3);
    assertThat(placebos.threshold().orThrow()).isEqualTo(2);
    assertThat(placebos.falseAlarm()).isEqualTo(0.2);
    assertThat(figures(3).controls().placebos().rank().orThrow()).isEqualTo(1);
  }

  @Test
  void placebos_that_lose_by_their_timing_pass() {
    surrogates(0.5, 1, 2, -1);
    assertThat(check(0).state()).isEqualTo(Check.State.PASSED);
    assertThat(check(0).found()).contains("4 placebos").contains("ranks 3 of 5");
  }

  @Test
  void placebos_that_earn_by_their_timing_more_than_chance_gives_fail() {
    for (int i = 0; i < 20; i++) {
      placebo(ControlMarket.Kind.SURROGATE, 0, 0.05 + 0.01 * (i % 5));
    }
    assertThat(check(0).state()).isEqualTo(Check.State.FAILED);
  }

  @Test
  void shuffled_targets_that_are_right_together_on_their_one_market_fail_nothing() {
    surrogates(0.5, 1, 2, -1);
    for (int i = 0; i < 10; i++) {
      placebo(ControlMarket.Kind.SHUFFLED_TARGETS, 0, 0.5 + 0.01 * (i % 5));
    }
    assertThat(check(0).state()).isEqualTo(Check.State.PASSED);
  }

  @Test
  void one_surrogate_that_earns_shows_nothing() {
    placebo(ControlMarket.Kind.SURROGATE, 0, 0.05);
    assertThat(check(0).state()).isEqualTo(Check.State.PASSED);
  }

  @Test
  void a_gain_by_timing_that_chance_gives_passes() {
    for (int i = 0; i < 20; i++) {
      placebo(ControlMarket.Kind.SURROGATE, 0, i % 2 == 0 ? 0.06 : -0.05);
    }
    assertThat(check(0).state()).isEqualTo(Check.State.PASSED);
  }

  @Test
  void found_is_earning_money_and_beating_every_surrogate() {
    surrogates(0.5, 1);
    placebo(ControlMarket.Kind.SHUFFLED_TARGETS, 9, 0);
    oracles(0.1, 0.9, 1);
    oracles(0.2, 1.1, 0.9);
    oracles(0.3, 1.1, 1.2);
    oracles(0.4, 2, 3);
    Controls.Oracle oracle = figures(1).controls().oracle();
    assertThat(oracle.strengths())
        .extracting(Controls.Strength::found)
        .containsExactly(0L, 1L, 2L, 2L);
    assertThat(oracle.strengthFound95().orThrow()).isEqualTo(0.3);
    assertThat(check(1).state()).isEqualTo(Check.State.PASSED);
  }

  @Test
  void a_score_above_noise_without_money_is_not_found() {
    surrogates(-2, -3);
    for (double planted : STRENGTHS) {
      add(new ControlMarket(ControlMarket.Kind.ORACLE, 1, planted), -1, -1, 0);
    }
    Controls.Oracle oracle = figures(1).controls().oracle();
    assertThat(oracle.strengths()).allMatch(strength -> strength.found() == 0);
    assertThat(oracle.strengthFound95().isDefined()).isFalse();
  }

  @Test
  void a_strength_that_is_missed_above_one_that_is_found_moves_the_limit_up() {
    surrogates(0.5);
    oracles(0.1, 1, 1);
    oracles(0.2, 1, 1);
    oracles(0.3, 0.1, 1);
    oracles(0.4, 1, 1);
    assertThat(figures(1).controls().oracle().strengthFound95().orThrow()).isEqualTo(0.4);
  }

  @Test
  void a_pipeline_that_makes_no_more_of_the_strongest_edge_than_of_noise_is_blind() {
    surrogates(0.5, 1, 1.5);
    STRENGTHS.forEach(planted -> oracles(planted, 0.9, 1.1));
    assertThat(check(1).state()).isEqualTo(Check.State.FAILED);
  }

  @Test
  void without_placebos_an_oracle_can_still_fail() {
    STRENGTHS.forEach(planted -> oracles(planted, 0, -0.5));
    assertThat(check(1).state()).isEqualTo(Check.State.FAILED);
    assertThat(check(0).state()).isEqualTo(Check.State.NOT_RUN);
  }

  @Test
  void controls_left_out_are_not_run_and_say_why() {
    assertThat(figures(1).checks()).allMatch(check -> check.state() == Check.State.NOT_RUN);
    assertThat(figures(1).controls().placebos().reason()).contains("controls.skip");
    assertThat(figures(1).controls().oracle().reason()).contains("controls.skip");
  }

  @Test
  void trainings_of_all_controls_are_added_up() {
    surrogates(0.5, 1);
    STRENGTHS.forEach(planted -> oracles(planted, 1));
    assertThat(figures(1).controls().trainings()).isEqualTo(60);
  }
}
