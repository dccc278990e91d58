package dev.holdout.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {

  private static int[] indices(List<Batch> batches) {
    return batches.stream().flatMapToInt(batch -> IntStream.of(batch.indices())).toArray();
  }

  @Test
  void a_sample_is_drawn_as_often_as_its_weight_says() {
    int draws = 40_000;
    double[] weights = {1, 0, 3, 4};
    int[] order =
        indices(Sampler.weighted(Numbered.independent(4), weights, draws, 64, 5).epoch(1));
    assertThat(order).hasSize(draws);
    for (int i = 0; i < weights.length; i++) {
      int sample = i;
      double share = Arrays.stream(order).filter(index -> index == sample).count() / (double) draws;
      // six standard deviations of a share
      assertThat(share).isCloseTo(weights[i] / 8, within(6 * 0.5 / Math.sqrt(draws)));
    }
    assertThat(order).doesNotContain(1);
    assertThat(indices(Sampler.weighted(Numbered.independent(4), weights, draws, 64, 5).epoch(1)))
        .isEqualTo(order);
  }

  @Test
  void workers_share_an_epoch_in_equal_parts_that_together_are_the_whole() {
    Sampler all = Sampler.random(Numbered.independent(100), 8, 3);
    List<Integer> together = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      List<Batch> mine = Sampler.distributed(all, worker, 4).epoch(2);
      assertThat(mine).hasSize(4);
      Arrays.stream(indices(mine)).forEach(together::add);
    }
    assertThat(together).containsAll(IntStream.range(0, 100).boxed().toList());
    assertThatThrownBy(() -> Sampler.distributed(all, 4, 4))
        .hasMessageContaining("worker 4 of 4")
        .hasMessageContaining("0 to 3");
  }

  @Test
  void a_batch_that_is_too_small_can_be_left_out() {
    Sampler whole = Sampler.sequential(Numbered.independent(10), 4);
    assertThat(whole.epoch(0)).hasSize(3);
    assertThat(indices(whole.droppingBelow(4).epoch(0))).isEqualTo(IntStream.range(0, 8).toArray());
  }

  @Test
  void weights_that_are_none_are_refused() {
    assertThatThrownBy(
            () -> Sampler.weighted(Numbered.independent(2), new double[] {1, -2}, 1, 1, 0))
        .hasMessageContaining("weight of sample 1 is -2.0");
    assertThatThrownBy(
            () -> Sampler.weighted(Numbered.independent(2), new double[] {0, 0}, 1, 1, 0))
        .hasMessageContaining("weights sum to 0.0");
    assertThatThrownBy(() -> Sampler.weighted(Numbered.independent(3), new double[2], 1, 1, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("2 weights for 3 samples");
  }

  @Test
  void an_epoch_below_0_is_refused_by_every_sampler() {
    Numbered set = Numbered.independent(4);
    Sampler random = Sampler.random(set, 2, 1);
    for (Sampler sampler :
        List.of(
            Sampler.sequential(set, 2),
            random,
            Sampler.weighted(set, new double[] {1, 1, 1, 1}, 4, 2, 0),
            Sampler.distributed(random, 0, 2),
            random.droppingBelow(1))) {
      assertThatThrownBy(() -> sampler.epoch(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("epoch is -1")
          .hasMessageContaining("0 or more");
    }
  }

  @Test
  void a_loader_refuses_a_sampler_of_a_larger_set_before_any_sample_is_made() {
    TensorDataset set = new TensorDataset(Tensor.zeros(4, 2));
    DataLoader<List<Tensor>> loader =
        DataLoader.of(set, Sampler.sequential(Numbered.independent(5), 2));
    assertThatThrownBy(() -> loader.epoch(0))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("sample 4")
        .hasMessageContaining("TensorDataset has 4");
    assertThatThrownBy(() -> DataLoader.of(set, epoch -> List.of()).epoch(-1))
        .hasMessageContaining("epoch is -1");
  }
}
