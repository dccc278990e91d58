package dev.holdout.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSamplerTest {

  /** Ordered samples whose runs begin at the given indices. */
  private static Numbered ordered(int size, Integer... breaks) {
    return new Numbered() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public boolean ordered() {
        return true;
      }

      @Override
      public boolean follows(int index) {
        return !List.of(breaks).contains(index);
      }
    };
  }

  private static List<Integer> indices(List<Batch> batches) {
    List<Integer> all = new ArrayList<>();
    batches.forEach(batch -> IntStream.of(batch.indices()).forEach(all::add));
    return all;
  }

  @Test
  void ordered_samples_without_shuffling_come_in_order() {
    List<Batch> batches = new RunSampler(ordered(10), 4, false, 1).epoch(0);

    assertThat(batches)
        .containsExactly(
            new Batch(List.of(new Batch.Run(0, 4))),
            new Batch(List.of(new Batch.Run(4, 8))),
            new Batch(List.of(new Batch.Run(8, 10))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_sample_of_the_span_comes_once_and_none_from_outside(long seed) {
    for (Numbered set : List.of(ordered(100, 17, 18, 60), Numbered.independent(100))) {
      RunSampler loader = new RunSampler(set, 13, 87, 8, true, seed);

      assertThat(indices(loader.epoch(3)))
          .as("seed %d, ordered %s", seed, set.ordered())
          .containsExactlyInAnyOrderElementsOf(IntStream.range(13, 87).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_run_never_crosses_a_break_and_a_batch_never_exceeds_its_size(long seed) {
    Numbered set = ordered(100, 17, 18, 60);

    for (Batch batch : new RunSampler(set, 8, true, seed).epoch(1)) {
      assertThat(batch.size()).isLessThanOrEqualTo(8);
      for (Batch.Run run : batch.runs()) {
        for (int i = run.from() + 1; i < run.to(); i++) {
          assertThat(set.follows(i)).as("seed %d, sample %d", seed, i).isTrue();
        }
      }
    }
  }

  @Test
  void shuffling_permutes_runs_and_keeps_samples_of_a_run_together() {
    List<Batch> batches = new RunSampler(ordered(64), 8, true, 2).epoch(0);

    assertThat(indices(batches)).isNotEqualTo(IntStream.range(0, 64).boxed().toList());
    long runs = batches.stream().mapToLong(batch -> batch.runs().size()).sum();
    assertThat(runs).isBetween(8L, 9L);
  }

  @Test
  void an_epoch_depends_on_seed_and_number_alone() {
    RunSampler used = new RunSampler(ordered(64), 8, true, 2);
    used.epoch(0);
    used.epoch(1);

    assertThat(used.epoch(7)).isEqualTo(new RunSampler(ordered(64), 8, true, 2).epoch(7));
    assertThat(used.epoch(7)).isNotEqualTo(used.epoch(8));
    assertThat(used.epoch(7)).isNotEqualTo(new RunSampler(ordered(64), 8, true, 3).epoch(7));
  }

  @Test
  void an_empty_span_and_an_empty_batch_are_refused_with_a_remedy() {
    assertThatThrownBy(() -> new RunSampler(ordered(10), 5, 5, 4, true, 1))
        .hasMessageContaining("[5, 5) of 10")
        .hasMessageContaining("at least one sample");
    assertThatThrownBy(() -> new RunSampler(ordered(10), 0, true, 1))
        .hasMessageContaining("batch size is 0")
        .hasMessageContaining("1 or more");
  }
}
