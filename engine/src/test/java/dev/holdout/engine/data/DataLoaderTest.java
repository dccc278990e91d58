package dev.holdout.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {

  /** Sample i is the number i, made by whichever thread asks. */
  private static final class Counting implements Dataset<Integer> {
    private final int size;
    private final AtomicInteger made = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Counting(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Integer get(int index) {
      made.incrementAndGet();
      threads.add(Thread.currentThread());
      if (index == 13) {
        throw new IllegalStateException("number 13 is missing");
      }
      return index;
    }
  }

  private static <B> List<B> all(Iterable<B> epoch) {
    List<B> batches = new ArrayList<>();
    epoch.forEach(batches::add);
    return batches;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void batches_come_in_the_order_of_the_sampler_however_many_workers(int workers) {
    Counting set = new Counting(13);
    Sampler sampler = Sampler.random(set, 4, 7);
    List<List<Integer>> want = new ArrayList<>();
    for (Batch batch : sampler.epoch(2)) {
      want.add(java.util.Arrays.stream(batch.indices()).boxed().toList());
    }
    try (var loader = DataLoader.of(set, sampler, List::copyOf).workers(workers)) {
      assertThat(all(loader.epoch(2))).isEqualTo(want);
      assertThat(all(loader.epoch(2))).as("again").isEqualTo(want);
      assertThat(all(loader.epoch(3))).as("another epoch").isNotEqualTo(want);
    }
    assertThat(set.threads.contains(Thread.currentThread())).isEqualTo(workers == 0);
    assertThat(set.threads).hasSizeLessThanOrEqualTo(Math.max(1, workers));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void an_epoch_goes_on_from_a_batch_and_makes_none_before_it(int workers) {
    Counting set = new Counting(12);
    Sampler sampler = Sampler.random(set, 4, 7);
    try (var loader = DataLoader.of(set, sampler, List::copyOf).workers(workers)) {
      List<List<Integer>> whole = all(loader.epoch(1));
      set.made.set(0);

      assertThat(all(loader.epoch(1, 1))).isEqualTo(whole.subList(1, 3));
      assertThat(set.made.get()).isEqualTo(8);
      assertThat(all(loader.epoch(1, 3))).isEmpty();
      assertThatThrownBy(() -> loader.epoch(1, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("epoch 1 is to begin at batch 4, but has 3 batches; pass 0 to 3");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void a_sample_that_fails_is_named_after_those_before_it(int workers) {
    Counting set = new Counting(20);
    List<List<Integer>> seen = new ArrayList<>();
    try (var loader =
        DataLoader.of(set, Sampler.sequential(set, 4), List::copyOf).workers(workers)) {
      assertThatThrownBy(() -> loader.epoch(0).forEach(seen::add))
          .isInstanceOf(SampleException.class)
          .hasMessageContaining("sample 13 of Counting, which has 20")
          .hasMessageContaining("number 13 is missing")
          .hasMessageContaining("get(13)");
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void no_more_batches_are_made_ahead_than_were_allowed() {
    Counting set = new Counting(12);
    try (var loader =
        DataLoader.of(set, Sampler.sequential(set, 1), List::copyOf).workers(1).prefetch(3)) {
      loader.epoch(0).iterator().next();
      loader.close();
    }
    assertThat(set.made.get()).isBetween(1, 3);
  }

  @Test
  void closing_stops_a_worker_that_waits() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Dataset<Integer> endless =
        new Dataset<>() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public Integer get(int index) {
            if (index == 0) {
              return 0;
            }
            started.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
            return index;
          }
        };
    try (var loader =
        DataLoader.of(endless, Sampler.sequential(endless, 1), List::copyOf).workers(1)) {
      loader.epoch(0).iterator().next();
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      loader.close();
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> all(loader.epoch(0)))
          .hasMessageContaining("was closed")
          .hasMessageContaining("make a new one");
    }
  }

  @Test
  void tensors_give_batches_of_rows() {
    Tensor x = Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 4, 2);
    Tensor y = Tensor.of(new long[] {0, 10, 20, 30});
    TensorDataset set = new TensorDataset(x, y);
    List<Tensor> scattered =
        set.batch(new Batch(List.of(new Batch.Run(3, 4), new Batch.Run(1, 2))));
    assertThat(scattered.get(0).toFloatArray()).containsExactly(6, 7, 2, 3);
    assertThat(scattered.get(1).toLongArray()).containsExactly(30, 10);
    List<Tensor> run = set.batch(new Batch(List.of(new Batch.Run(1, 3))));
    assertThat(run.getFirst().data().storage()).as("a view").isSameAs(x.data().storage());
    assertThat(run.getFirst().toFloatArray()).containsExactly(2, 3, 4, 5);
    assertThat(set.get(2).getFirst().toFloatArray()).containsExactly(4, 5);
    assertThatThrownBy(() -> new TensorDataset(x, Tensor.zeros(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("tensor 0 is [4, 2] and tensor 1 is [3]")
        .hasMessageContaining("must be equal");
  }

  @Test
  void windows_are_views_and_end_where_their_target_stands() {
    Tensor table = Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 5, 2);
    Windows set = new Windows(table, 3, Tensor.of(new float[] {0, 10, 20, 30, 40}));
    assertThat(set.size()).isEqualTo(3);
    List<Tensor> sample = set.get(1);
    assertThat(sample.get(0).data().storage()).isSameAs(table.data().storage());
    assertThat(sample.get(0).toFloatArray()).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(sample.get(1).item()).isEqualTo(30);
    List<Tensor> batch = set.batch(new Batch(List.of(new Batch.Run(2, 3), new Batch.Run(0, 1))));
    assertThat(batch.get(0).shape()).containsExactly(2, 3, 2);
    assertThat(batch.get(0).select(0, 1).toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(batch.get(1).toFloatArray()).containsExactly(40, 20);
    assertThatThrownBy(() -> new Windows(table, 6, Tensor.zeros(5)))
        .hasMessageContaining("[5, 2]")
        .hasMessageContaining("6 rows");
  }

  @Test
  void sequences_of_any_length_are_filled_up_behind() {
    Collate.Padded batch =
        Collate.padded(-1)
            .of(List.of(Tensor.of(new float[] {1, 2, 3}), Tensor.of(new float[] {4})));
    assertThat(batch.values().shape()).containsExactly(2, 3);
    assertThat(batch.values().toFloatArray()).containsExactly(1, 2, 3, 4, -1, -1);
    assertThat(batch.lengths()).containsExactly(3, 1);
    assertThatThrownBy(() -> Collate.padded(0).of(List.of(Tensor.zeros(2, 3), Tensor.zeros(2, 4))))
        .hasMessageContaining("sample 0 of the batch is [2, 3] and sample 1 is [2, 4]");
    assertThatThrownBy(() -> Collate.stack().of(List.of(Tensor.zeros(2), Tensor.zeros(3))))
        .hasMessageContaining("[2]")
        .hasMessageContaining("[3]")
        .hasMessageContaining("Collate.padded");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  @Timeout(60) // a walk that waits for ever is the fault looked for
  void closing_in_the_middle_of_an_epoch_ends_it_with_an_error(int size) {
    CountDownLatch closing = new CountDownLatch(1);
    Dataset<Integer> slow =
        new Dataset<>() {
          @Override
          public int size() {
            return size;
          }

          @Override
          public Integer get(int index) {
            if (index == 1) {
              try {
                closing.await();
              } catch (InterruptedException e) {
                return index; // the worker was stopped; this batch is whole all the same
              }
            }
            return index;
          }
        };
    var loader =
        DataLoader.of(slow, Sampler.sequential(slow, 1), List::copyOf).workers(1).prefetch(3);
    var walk = loader.epoch(0).iterator();
    assertThat(walk.next()).isEqualTo(List.of(0));

    loader.close();

    assertThatThrownBy(
            () -> {
              while (walk.hasNext()) {
                walk.next();
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed while an epoch was walked");
    assertThat(walk.hasNext()).isFalse();
  }

  private static <S> Dataset<S> set(List<S> samples) {
    return new Dataset<>() {
      @Override
      public int size() {
        return samples.size();
      }

      @Override
      public S get(int index) {
        return samples.get(index);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void samples_that_cannot_stand_in_one_batch_are_named_by_their_numbers(int workers) {
    List<Tensor> samples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      samples.add(Tensor.ones(i == 10 ? 4 : 3));
    }
    Dataset<Tensor> set = set(samples);
    try (var loader =
        DataLoader.of(set, Sampler.sequential(set, 4), Collate.stack()).workers(workers)) {
      assertThatThrownBy(() -> all(loader.epoch(0)))
          .isInstanceOf(SampleException.class)
          .hasMessageContaining("samples 8 and 10 of")
          .hasMessageContaining("[3]")
          .hasMessageContaining("[4]")
          .hasMessageContaining("get(8) and get(10)")
          .hasCauseInstanceOf(ShapeException.class);
    }
  }

  @Test
  void a_sample_that_is_null_is_named() {
    List<Tensor> samples = new ArrayList<>(List.of(Tensor.ones(1), Tensor.ones(1)));
    samples.set(1, null);
    Dataset<Tensor> set = set(samples);
    var loader = DataLoader.of(set, Sampler.sequential(set, 2), Collate.stack());
    assertThatThrownBy(() -> all(loader.epoch(0)))
        .isInstanceOf(SampleException.class)
        .hasMessageContaining("sample 1 of")
        .hasMessageContaining("what it returned is null");
  }

  @Test
  void samples_of_more_or_fewer_parts_are_refused() {
    List<List<Tensor>> samples =
        List.of(List.of(Tensor.ones(1)), List.of(Tensor.ones(1), Tensor.ones(1)));
    assertThatThrownBy(() -> Collate.stackEach().of(samples))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("sample 0 of the batch has 1 parts and sample 1 has 2");
  }
}
