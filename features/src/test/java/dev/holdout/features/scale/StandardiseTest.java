package dev.holdout.features.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.RowState;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StandardiseTest {

  /** Decisions at 0, 1, 2 … nanoseconds; trains on the first {@code rows}. */
  private static Fold.Train first(int rows, int size) {
    return WalkForward.rolling()
        .train(Duration.ofNanos(rows))
        .test(Duration.ofNanos(size - rows))
        .folds(Timeline.of(instants(size)))
        .getFirst()
        .train();
  }

  private static long[] instants(int size) {
    long[] at = new long[size];
    Arrays.setAll(at, i -> i);
    return at;
  }

  private static FeatureFrame column(float... values) {
    return FeatureFrame.of(List.of("x"), instants(values.length), values);
  }

  @Test
  void mean_and_deviation_are_those_of_the_training_rows() {
    FeatureFrame frame = column(1, 3, 100, 2);
    FeatureFrame scaled = Standardise.unclipped().fit(frame, first(2, 4)).apply(frame);
    assertThat(scaled.values()).containsExactly(-1, 1, 98, 0);
  }

  @Test
  void rows_after_the_training_span_change_no_bit_of_what_is_learned() {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] other = values.clone();
    Arrays.fill(other, 60, 100, 1e9f);
    Transform transform = new Standardise(5);
    String learned = transform.fit(column(values), first(60, 100)).contentHash();
    assertThat(transform.fit(column(other), first(60, 100)).contentHash()).isEqualTo(learned);
    other[59] = 1e9f;
    assertThat(transform.fit(column(other), first(60, 100)).contentHash()).isNotEqualTo(learned);
  }

  @Test
  void rows_that_are_not_valid_teach_nothing_and_stay_as_they_are() {
    List<RowState> states = new ArrayList<>(Collections.nCopies(8, RowState.VALID));
    states.set(3, RowState.MISSING);
    float[] values = {1, 10, 500, Float.NaN, 3, 30, 2, 20};
    FeatureFrame frame = FeatureFrame.of(List.of("x", "y"), instants(4), values, states);
    FeatureFrame scaled = Standardise.unclipped().fit(frame, first(3, 4)).apply(frame);
    assertThat(scaled.values()).containsExactly(-1, -1, 498, Float.NaN, 1, 1, 0, 0);
    assertThat(scaled.state(1, 0)).isEqualTo(RowState.VALID);
    assertThat(scaled.state(1)).isEqualTo(RowState.MISSING);
  }

  @Test
  void a_constant_column_is_only_centred() {
    FeatureFrame frame = column(0.1f, 0.1f, 0.1f, 2.1f);
    FeatureFrame scaled = Standardise.unclipped().fit(frame, first(3, 4)).apply(frame);
    assertThat(scaled.value(0, 0)).isZero();
    assertThat(scaled.value(3, 0)).isCloseTo(2, within(1e-6f));
  }

  @Test
  void values_far_out_are_cut_off_at_the_clip() {
    FeatureFrame frame = column(1, 3, 100, -100);
    assertThat(new Standardise(5).fit(frame, first(2, 4)).apply(frame).values())
        .containsExactly(-1, 1, 5, -5);
  }

  @Test
  void one_row_gets_the_same_bits_as_the_frame() {
    FeatureFrame frame = column(0.3f, 0.7f, 0.11f, 5f);
    Fitted fitted = new Standardise(4).fit(frame, first(3, 4));
    float[] row = {0.11f};
    fitted.apply(row);
    assertThat(row[0]).isEqualTo(fitted.apply(frame).value(2, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.apply(new float[2]))
        .withMessageContaining("fitted on 1 columns and is applied to 2");
  }

  @Test
  void a_frame_of_other_features_is_refused() {
    Fitted fitted = new Standardise(4).fit(column(1, 2, 3), first(2, 3));
    FeatureFrame other = FeatureFrame.of(List.of("z"), instants(1), new float[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.apply(other))
        .withMessageContaining("fitted on [x] and is applied to [z]");
  }

  @Test
  void a_training_span_without_a_valid_row_is_refused() {
    FeatureFrame frame = column(Float.NaN, Float.NaN, 1);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> new Standardise(4).fit(frame, first(2, 3)))
        .withMessageContaining("has a valid value of every feature")
        .withMessageContaining("a longer training span");
  }

  @Test
  void a_clip_of_nothing_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> new Standardise(0))
        .withMessageContaining("clip is 0.0")
        .withMessageContaining("clip: 5");
  }
}
