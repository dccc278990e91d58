package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.strategies.study.file.StudyFiles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shipped study promises; its figures are frozen, so a change here is a new study. */
class DemoStudyTest {

  private static final Duration DATA = Duration.ofHours(160);

  private final Study demo = StudyFiles.shipped("demo", List.of());

  @Test
  void at_least_six_folds_fit_into_the_demo_trades() {
    Folds.Walk folds = (Folds.Walk) demo.learning().folds();
    Duration lead = folds.train().plus(folds.purge()).plus(folds.embargo());

    assertThat(DATA.minus(lead).dividedBy(folds.test())).isGreaterThanOrEqualTo(6);
  }

  @Test
  void at_least_32_different_configurations_are_searched_from_three_seeds() {
    assertThat(demo.configurations()).hasSizeGreaterThanOrEqualTo(32).doesNotHaveDuplicates();
    assertThat(demo.learning().seeds().list()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void the_search_stays_inside_the_span_that_the_question_names() {
    assertThat(demo.statements().question()).contains("twenty to forty minutes");
    assertThat(demo.configurations()).allMatch(one -> one.lag() >= 4 && one.lag() <= 8);
  }

  @Test
  void the_file_says_that_the_search_alone_was_widened_later() {
    assertThat(StudyFiles.shippedText("demo"))
        .contains("One thing was changed later")
        .contains("without a look at what they earn");
  }

  @Test
  void every_control_is_run_as_by_default() {
    assertThat(demo.controls()).isEqualTo(Controls.standard());
  }

  @Test
  void every_cost_cites_its_source_and_date() {
    assertThat(demo.trading().costs().terms())
        .extracting(CostTerm::name)
        .containsExactly("commission", "half-spread");
    assertThat(demo.trading().costs().terms().get(0).source())
        .contains("Bitstamp fee schedule, 2013");
    assertThat(demo.trading().costs().terms().get(1).source()).contains("Roll");
    assertThat(demo.trading().costs().smoothFraction()).isEqualTo(0.0028);
  }

  @Test
  void positions_are_long_or_none_since_the_venue_lent_no_coins() {
    assertThat(demo.learning().policy().range()).isEqualTo(Learning.Range.LONG_ONLY);
    assertThat(demo.statements().marketContext()).contains("no short sale");
  }

  @Test
  void limits_and_gate_are_the_standard_ones() {
    assertThat(demo.judgement()).isEqualTo(Judgement.standard());
  }

  @Test
  void the_file_says_that_it_was_frozen_before_its_first_result() {
    assertThat(StudyFiles.shippedText("demo")).contains("Frozen before its first result was seen");
  }
}
