package dev.holdout.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final Dataset<List<Tensor>> loose = new TensorDataset(Tensor.zeros(10, 2));
  private final Dataset<List<Tensor>> ordered =
      new Windows(Tensor.zeros(12, 1), 3, Tensor.zeros(12));

  private static int[] indices(Subset<?> part) {
    return IntStream.range(0, part.size()).map(part::indexInWhole).toArray();
  }

  @Test
  void by_time_the_test_comes_after_the_training_and_a_gap() {
    Split<List<Tensor>> split = Split.byTime(ordered, 0.5, 2);
    assertThat(indices(split.train())).containsExactly(0, 1, 2, 3, 4);
    assertThat(indices(split.test())).containsExactly(7, 8, 9);
    assertThat(split.test().ordered()).isTrue();
    assertThatThrownBy(() -> Split.byTime(ordered, 0.8, 2))
        .hasMessageContaining("8 for training and a gap of 2");
  }

  @Test
  void at_random_both_parts_together_are_the_whole() {
    Split<List<Tensor>> split = Split.random(loose, 0.7, 4);
    assertThat(indices(split.train())).hasSize(7).isSorted();
    assertThat(
            IntStream.concat(
                IntStream.of(indices(split.train())), IntStream.of(indices(split.test()))))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(indices(Split.random(loose, 0.7, 4).train())).isEqualTo(indices(split.train()));
  }

  @Test
  void what_is_ordered_in_time_is_not_split_at_random() {
    assertThatThrownBy(() -> Split.random(ordered, 0.5, 1))
        .hasMessageContaining("Windows")
        .hasMessageContaining("Split.byTime");
    assertThatThrownBy(() -> Split.random(loose, 1, 1)).hasMessageContaining("share of 1.0");
  }

  @Test
  void neighbours_in_a_subset_belong_together_where_they_did() {
    Subset<List<Tensor>> some = new Subset<>(ordered, 2, 3, 5);
    assertThat(some.follows(1)).isTrue();
    assertThat(some.follows(2)).isFalse();
    assertThatThrownBy(() -> new Subset<>(ordered, 1, 10))
        .hasMessageContaining("index 1 is 10")
        .hasMessageContaining("0 to 9");
  }
}
