package dev.holdout.features.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions at 0, 1, 2 … nanoseconds. */
class DatedFoldsTest {

  private static List<Fold> folds(int purge, int embargo, DatedFolds.Dates... spans) {
    long[] at = new long[40];
    Arrays.setAll(at, i -> i);
    return DatedFolds.of(
        List.of(spans), Duration.ofNanos(purge), Duration.ofNanos(embargo), Timeline.of(at));
  }

  private static DatedFolds.Dates dates(long trainFrom, long trainTo, long testFrom, long testTo) {
    return new DatedFolds.Dates(trainFrom, trainTo, testFrom, testTo);
  }

  @Test
  void purge_and_embargo_are_taken_off_training_where_the_dates_leave_no_room() {
    List<Fold> folds = folds(3, 2, dates(0, 10, 10, 20), dates(0, 10, 20, 30));
    assertThat(folds).extracting(fold -> fold.train().to()).containsExactly(5L, 10L);
    assertThat(folds).extracting(fold -> fold.train().latestLabelEnd()).containsExactly(7L, 17L);
    assertThat(folds).extracting(Fold::number).containsExactly(1, 2);
    assertThat(folds.getLast().test().to()).isEqualTo(30);
  }

  @Test
  void a_test_before_the_end_of_its_training_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(0, 0, dates(10, 20, 5, 9)))
        .withMessageContaining("the test of fold 1 is 1970-01-01")
        .withMessageContaining("start the test at 1970-01-01T00:00:00.000Z or later");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(0, 0, dates(0, 10, 12, 12)))
        .withMessageContaining("end it after that");
  }

  @Test
  void tests_that_overlap_are_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(0, 0, dates(0, 10, 10, 20), dates(0, 19, 19, 30)))
        .withMessageContaining("the test of fold 2 starts")
        .withMessageContaining("before the test ahead of it ends");
  }

  @Test
  void a_training_span_eaten_by_purge_and_embargo_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(8, 2, dates(0, 10, 10, 20)))
        .withMessageContaining("nothing is left of the training of fold 1")
        .withMessageContaining("a shorter purge");
  }

  @Test
  void dates_outside_the_data_are_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(0, 0, dates(0, 10, 50, 60)))
        .withMessageContaining("fold 1 has no decision in its test span")
        .withMessageContaining("dates between 1970-01-01");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> folds(0, 0, dates(-20, -5, 10, 20)))
        .withMessageContaining("no decision in its training span");
  }
}
