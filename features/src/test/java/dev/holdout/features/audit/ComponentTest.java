package dev.holdout.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.RowState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentTest {

  private static Component frame(RowState... states) {
    float[] values = new float[states.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = states[i] == RowState.VALID ? i : Float.NaN;
    }
    return Component.ofFrame(
        "features",
        FeatureFrame.of(List.of("A", "B"), new long[] {10, 20}, values, List.of(states)),
        20);
  }

  @Test
  void a_value_that_is_only_missing_for_another_reason_differs_too() {
    Component truth = frame(RowState.VALID, RowState.VALID, RowState.VALID, RowState.MISSING);
    Component same = frame(RowState.VALID, RowState.VALID, RowState.VALID, RowState.MISSING);
    Component other = frame(RowState.VALID, RowState.VALID, RowState.VALID, RowState.WARMING);
    assertThat(truth.difference(same)).isEmpty();
    assertThat(truth.difference(other)).hasValue("row 1, feature B");
  }

  @Test
  void zero_and_negative_zero_differ() {
    Component truth = Component.ofDoubles("positions", new double[] {1, 0}, 2, "position");
    Component other = Component.ofDoubles("positions", new double[] {1, -0.0}, 2, "position");
    assertThat(truth.difference(other)).hasValue("position 1");
  }

  @Test
  void what_only_one_future_has_is_shown_with_both_counts() {
    Component truth = Component.ofLines("orders", List.of("buy", "sell"));
    Component shorter = Component.ofLines("orders", List.of("buy"));
    assertThat(truth.difference(shorter))
        .hasValue("line 1 (sell) (2 entries with the true future, 1 with the changed one)");
  }
}
