package dev.holdout.models;

import static dev.holdout.models.Markets.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.RowState;
import dev.holdout.features.target.TargetColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final FeatureFrame FRAME =
      Markets.frame(2, 0, 100, 1, 101, 2, 102, 3, 103, 4, 104, 5, 105);
  private static final TargetColumn TARGET = Markets.target(0.1, 0.2, 0.3, 0.4, 0.5, Double.NaN);

  private static List<Integer> rows(Samples samples) {
    return IntStream.range(0, samples.size()).map(samples::row).boxed().toList();
  }

  @Test
  void a_window_holds_the_lagged_rows_oldest_first() {
    Samples samples = Markets.all(FRAME, TARGET, 3);

    assertThat(rows(samples)).containsExactly(2, 3, 4);
    assertThat(samples.window(0)).containsExactly(0, 100, 1, 101, 2, 102);
    assertThat(samples.windows(0, 3).shape()).containsExactly(3, 6);
    assertThat(samples.windows(1, 2).toFloatArray()).containsExactly(1, 101, 2, 102, 3, 103);
    assertThat(samples.windows(new int[] {2, 0}).toFloatArray())
        .containsExactly(2, 102, 3, 103, 4, 104, 0, 100, 1, 101, 2, 102);
    assertThat(samples.returns()).containsExactly(0.3, 0.4, 0.5);
  }

  @Test
  void windows_lie_over_the_frames_own_numbers() {
    float[] values = {1, 2, 3, 4};
    Samples samples = Markets.all(Markets.frame(1, values), Markets.target(0, 0, 0, 0), 2);
    var windows = samples.windows(0, 3);

    values[1] = 9;

    assertThat(windows.toFloatArray()).containsExactly(1, 9, 9, 3, 3, 4);
  }

  @Test
  void a_row_that_is_not_valid_takes_every_window_that_holds_it() {
    FeatureFrame gap = Markets.frame(1, 0, 1, Float.NaN, 3, 4, 5);

    Samples samples = Markets.all(gap, Markets.target(1, 1, 1, 1, 1, 1), 2);

    assertThat(gap.state(2)).isNotEqualTo(RowState.VALID);
    assertThat(rows(samples)).containsExactly(1, 4, 5);
    assertThat(samples.follows(1)).isFalse();
    assertThat(samples.follows(2)).isTrue();
    assertThatThrownBy(() -> samples.windows(0, 2))
        .hasMessageContaining("decisions 1 to 4 with gaps")
        .hasMessageContaining("as indices");
  }

  @Test
  void a_label_that_ends_after_the_latest_instant_is_left_out() {
    Samples samples = Samples.of(FRAME, TARGET, 1, 0, 10 * STEP, 3 * STEP);

    assertThat(rows(samples)).containsExactly(0, 1, 2);
  }

  @Test
  void only_decisions_of_the_span_are_samples_but_their_windows_reach_back() {
    Samples samples = Samples.of(FRAME, TARGET, 3, 3 * STEP, 5 * STEP, 10 * STEP);

    assertThat(rows(samples)).containsExactly(3, 4);
    assertThat(samples.window(0)).startsWith(1, 101);
  }

  @Test
  void decisions_include_those_whose_return_is_not_known() {
    Samples samples = Samples.decisions(FRAME, 2, 0, Long.MAX_VALUE);

    assertThat(rows(samples)).containsExactly(1, 2, 3, 4, 5);
    assertThat(samples.returned(4)).isNaN();
  }

  @Test
  void the_content_hash_moves_with_every_number_seen_and_with_no_other() {
    double[] unseen = {9, 9, 0.3, 0.4, 0.5, Double.NaN};
    double[] changed = {0.1, 0.2, 0.3, 0.4, 0.6, Double.NaN};
    String hash = Markets.all(FRAME, TARGET, 3).contentHash();

    assertThat(Markets.all(FRAME, Markets.target(unseen), 3).contentHash()).isEqualTo(hash);
    assertThat(Markets.all(FRAME, Markets.target(changed), 3).contentHash()).isNotEqualTo(hash);
    float[] values = FRAME.values().clone();
    values[3] += 1;
    assertThat(Markets.all(Markets.frame(2, values), TARGET, 3).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void every_number_that_stands_in_a_window_moves_the_content_hash_and_no_other_does() {
    float[] values = new float[14];
    for (int row = 0; row < values.length; row++) {
      values[row] = row;
    }
    values[6] = Float.NaN; // row 6 of 14 is invalid, so windows lie before and behind it
    double[] returns = IntStream.range(0, 14).mapToDouble(i -> 0.01 * i).toArray();
    returns[9] = Double.NaN; // a decision without a return leaves a gap of one sample
    for (int lag = 1; lag <= 5; lag++) {
      Samples samples = Markets.all(Markets.frame(1, values), Markets.target(returns), lag);
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < samples.size(); i++) {
        IntStream.rangeClosed(samples.row(i) - lag + 1, samples.row(i)).forEach(seen::add);
      }
      for (int row = 0; row < values.length; row++) {
        float[] changed = values.clone();
        changed[row] += 0.5f;
        Samples other = Markets.all(Markets.frame(1, changed), Markets.target(returns), lag);
        assertThat(!other.contentHash().equals(samples.contentHash()))
            .as("lag %d, row %d", lag, row)
            .isEqualTo(seen.contains(row));
      }
    }
  }

  @Test
  void a_target_of_another_timeline_is_refused() {
    assertThatThrownBy(() -> Markets.all(FRAME, Markets.target(1, 2), 1))
        .hasMessageContaining("2 values")
        .hasMessageContaining("6 rows")
        .hasMessageContaining("one timeline");
  }

  @Test
  void nothing_is_found_where_no_window_is_valid() {
    assertThat(rows(Markets.all(FRAME, TARGET, 7))).isEqualTo(new ArrayList<>());
  }
}
