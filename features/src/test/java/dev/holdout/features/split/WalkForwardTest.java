package dev.holdout.features.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkForwardTest {

  /** Decisions at 0, 1, 2 … hours. */
  private static Timeline hours(int count) {
    long[] at = new long[count];
    Arrays.setAll(at, i -> Duration.ofHours(i).toNanos());
    return Timeline.of(at);
  }

  private static Duration h(long hours) {
    return Duration.ofHours(hours);
  }

  private static long at(long hours) {
    return h(hours).toNanos();
  }

  @Test
  void spans_roll_along_by_the_test_span() {
    List<Fold> folds = WalkForward.rolling().train(h(8)).test(h(4)).folds(hours(20));
    assertThat(folds).extracting(Fold::number).containsExactly(1, 2, 3);
    assertThat(folds).extracting(fold -> fold.train().from()).containsExactly(0L, at(4), at(8));
    assertThat(folds).extracting(fold -> fold.test().from()).containsExactly(at(8), at(12), at(16));
    assertThat(folds.getLast().test().rows(hours(20))).containsExactly(16, 20);
  }

  @Test
  void an_expanding_training_span_begins_at_the_first_decision() {
    List<Fold> folds = WalkForward.expanding().train(h(8)).test(h(4)).folds(hours(20));
    assertThat(folds).extracting(fold -> fold.train().from()).containsOnly(0L);
    assertThat(folds).extracting(fold -> fold.train().to()).containsExactly(at(8), at(12), at(16));
  }

  @Test
  void purge_and_embargo_lie_between_training_and_test() {
    Fold fold =
        WalkForward.rolling()
            .train(h(8))
            .test(h(4))
            .purge(h(2))
            .embargo(h(1))
            .folds(hours(20))
            .getFirst();
    assertThat(fold.train().to()).isEqualTo(at(8));
    assertThat(fold.test().from()).isEqualTo(at(11));
    assertThat(fold.train().latestLabelEnd()).isEqualTo(at(10) - 1);
  }

  @Test
  void a_label_that_ends_in_the_embargo_does_not_teach() {
    Fold.Train train =
        WalkForward.rolling()
            .train(h(8))
            .test(h(4))
            .purge(h(2))
            .embargo(h(1))
            .folds(hours(20))
            .getFirst()
            .train();
    assertThat(train.admits(at(7), at(9))).isTrue();
    assertThat(train.admits(at(7), at(10) - 1)).isTrue();
    assertThat(train.admits(at(7), at(10))).isFalse();
    assertThat(train.admits(at(8), at(9))).isFalse();
    assertThat(train.admits(-1, at(1))).isFalse();
    assertThat(train.admits(at(7), Long.MAX_VALUE)).isFalse();
  }

  @Test
  void no_training_row_whose_label_reaches_the_test_span_is_admitted() {
    Timeline timeline = hours(60);
    for (int horizon = 1; horizon < 6; horizon++) {
      for (Fold fold :
          WalkForward.expanding()
              .train(h(12))
              .test(h(6))
              .purge(h(3))
              .embargo(h(2))
              .folds(timeline)) {
        for (int i = 0; i < timeline.size(); i++) {
          if (fold.train().admits(timeline.at(i), timeline.at(i) + at(horizon))) {
            assertThat(timeline.at(i) + at(horizon)).isLessThan(fold.test().from() - at(2));
          }
        }
      }
    }
  }

  @Test
  void the_inner_fold_lies_inside_the_training_span() {
    Fold outer =
        WalkForward.rolling()
            .train(h(20))
            .test(h(4))
            .purge(h(2))
            .embargo(h(1))
            .folds(hours(40))
            .getFirst();
    Fold inner = outer.train().holdOut(0.25, h(2), h(1));
    assertThat(inner.test().from()).isEqualTo(at(15));
    assertThat(inner.test().to()).isEqualTo(outer.train().to());
    assertThat(inner.test().latestLabelEnd()).isEqualTo(outer.train().latestLabelEnd());
    assertThat(inner.train().from()).isZero();
    assertThat(inner.train().to()).isEqualTo(at(12));
    assertThat(inner.train().latestLabelEnd()).isEqualTo(at(14) - 1);
  }

  @Test
  void an_inner_fold_without_room_to_train_is_refused() {
    Fold.Train train =
        WalkForward.rolling().train(h(8)).test(h(4)).folds(hours(20)).getFirst().train();
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> train.holdOut(0.5, h(4), Duration.ZERO))
        .withMessageContaining("has no room for a validation share of 0.5")
        .withMessageContaining("a longer training span");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> train.holdOut(1e-18, h(1), Duration.ZERO))
        .withMessageContaining("has no room for a validation share of 1.0E-18");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> train.holdOut(1, h(4), Duration.ZERO))
        .withMessageContaining("validation: 0.25");
  }

  @Test
  void too_little_data_says_how_many_folds_are_possible() {
    WalkForward splitter = WalkForward.rolling().train(h(8)).test(h(4));
    assertThat(splitter.folds(hours(20), 3)).hasSize(3);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> splitter.folds(hours(20), 4))
        .withMessageContaining("the data spans 20h, in which 3 folds fit and 4 are asked for")
        .withMessageContaining("shorter spans, or more data");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> splitter.folds(hours(1)))
        .withMessageContaining("0 folds fit and 1 are asked for");
  }

  @Test
  void lengths_of_centuries_leave_no_fold_instead_of_folds_at_wrapped_instants() {
    Timeline today =
        Timeline.of(
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() * 1_000_000,
            Instant.parse("2026-01-01T01:00:00Z").toEpochMilli() * 1_000_000);
    for (Duration centuries : List.of(Duration.ofDays(105_000), Duration.ofDays(1_000_000_000))) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> WalkForward.expanding().train(centuries).test(h(1)).folds(today))
          .withMessageContaining("0 folds fit and 1 are asked for");
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> WalkForward.rolling().train(h(1)).test(centuries).folds(today))
          .withMessageContaining("0 folds fit and 1 are asked for");
      assertThat(WalkForward.rolling().train(h(1)).test(h(1)).step(centuries).folds(today))
          .hasSize(1);
    }
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() ->
            WalkForward.rolling()
                .train(h(1))
                .test(h(1))
                .purge(Duration.ofDays(105_000))
                .folds(today))
        .withMessageContaining("purge is PT2520000H, which is longer than a century")
        .withMessageContaining("the longest that a label lasts");
  }

  @Test
  void a_test_span_before_the_end_of_training_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(
            () -> WalkForward.rolling().train(h(8)).test(h(4)).purge(h(-9)).folds(hours(20)))
        .withMessageContaining("purge is PT-9H")
        .withMessageContaining("lets the test span begin before training has ended");
  }

  @Test
  void every_fault_is_named_at_once() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> WalkForward.rolling().test(h(-1)).step(h(-1)).folds(hours(20)))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(BadInput.Fault::place)
                .containsExactly("folds.train", "folds.test", "folds.step"));
  }
}
