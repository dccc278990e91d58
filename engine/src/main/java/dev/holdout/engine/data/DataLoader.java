package dev.holdout.engine.data;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.watch.Watch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives the batches of a data set, epoch by epoch.
 *
 * <pre>{@code
 * try (var loader = DataLoader.of(set, Sampler.random(set, 32, seed)).workers(2)) {
 *   for (int epoch = 0; epoch < 10; epoch++) {
 *     for (List<Tensor> batch : loader.epoch(epoch)) { … }
 *   }
 * }
 * }</pre>
 *
 * <p>With workers, batches are made ahead of their use, on threads that live until {@link #close};
 * they come in the sampler's order however many workers there are. Without, a batch is made when it
 * is asked for, and there is nothing to close.
 *
 * @param <B> what a batch is
 */
public final class DataLoader<B> implements AutoCloseable {

  private final Numbered set;
  private final BatchMaker<B> maker;
  private final Sampler sampler;
  private final int workers;
  private final int prefetch;
  private ExecutorService threads;
  private boolean closed;

  private DataLoader(
      Numbered set, BatchMaker<B> maker, Sampler sampler, int workers, int prefetch) {
    this.set = set;
    this.maker = maker;
    this.sampler = sampler;
    this.workers = workers;
    this.prefetch = prefetch;
  }

  /** Batches made by the set itself. */
  public static <S, B> DataLoader<B> of(BatchedDataset<S, B> set, Sampler sampler) {
    return new DataLoader<>(set, BatchMaker.whole(set), sampler, 0, 2);
  }

  /** Batches made of single samples. */
  public static <S, B> DataLoader<B> of(
      Dataset<S> set, Sampler sampler, Collate<? super S, ? extends B> collate) {
    return new DataLoader<>(set, BatchMaker.bySample(set, collate), sampler, 0, 2);
  }

  /**
   * The same with threads that make batches ahead.
   *
   * @param count 0 for none
   */
  public DataLoader<B> workers(int count) {
    requireAtLeast("workers", count, 0);
    return new DataLoader<>(set, maker, sampler, count, prefetch);
  }

  /**
   * The same with another number of batches that each worker may be ahead; 2 unless set.
   *
   * @param batches 1 or more
   */
  public DataLoader<B> prefetch(int batches) {
    requireAtLeast("prefetch", batches, 1);
    return new DataLoader<>(set, maker, sampler, workers, batches);
  }

  @Override
  public String toString() {
    return "DataLoader(samples=%d, batches=%d, workers=%d, prefetch=%d)"
        .formatted(set.size(), batches(0), workers, prefetch);
  }

  /**
   * The batches of one epoch, each made once; an iteration may be left at any point.
   *
   * @param epoch 0 or more
   * @throws IllegalArgumentException if it is below 0
   * @throws DimensionException if the sampler, made for a larger set, names a sample there is not
   * @throws SampleException from the iteration, naming the sample that could not be made
   */
  public Iterable<B> epoch(int epoch) {
    return epoch(epoch, 0);
  }

  /**
   * As {@link #epoch(int)}, from a batch on: what comes before is not made. A training that was
   * stopped goes on with it.
   *
   * @param first number of the first batch to give, from 0; at the epoch's end there is none
   * @throws IllegalArgumentException if the epoch has fewer batches
   */
  public Iterable<B> epoch(int epoch, int first) {
    List<Batch> all = batchesOf(epoch);
    if (first < 0 || first > all.size()) {
      throw new IllegalArgumentException(
          "data loader: epoch %d is to begin at batch %d, but has %d batches; pass 0 to %d"
              .formatted(epoch, first, all.size(), all.size()));
    }
    List<Batch> batches = all.subList(first, all.size());
    Watch.now().epoch(this, set, batches, epoch);
    return () -> watched(iterator(batches));
  }

  private Iterator<B> iterator(List<Batch> batches) {
    return workers == 0
        ? batches.stream().map(maker::make).iterator()
        : new AheadOfUse<>(maker, batches, threads(), workers * prefetch);
  }

  private Iterator<B> watched(Iterator<B> plain) {
    return Watch.watched() ? new WatchedIterator<>(this, plain) : plain;
  }

  private List<Batch> batchesOf(int epoch) {
    List<Batch> batches = sampler.epoch(RunSampler.checked(epoch));
    for (Batch batch : batches) {
      if (batch.highest() >= set.size()) {
        throw new DimensionException(
            "data loader: the sampler names sample %d, but %s has %d; make the sampler of this set"
                .formatted(batch.highest(), TypeName.of(set), set.size()));
      }
    }
    return batches;
  }

  /** Batches an epoch has. */
  public int batches(int epoch) {
    return batchesOf(epoch).size();
  }

  /**
   * Stops the workers; a batch under way is given up, and an epoch that is walked ends in error.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (threads != null) {
      // What no worker began is cancelled, so that nobody waits for it for ever.
      threads.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
      threads.close();
      threads = null;
    }
  }

  private synchronized ExecutorService threads() {
    if (closed) {
      throw new IllegalStateException(
          "data loader: it was closed, and its workers with it; make a new one");
    }
    if (threads == null) {
      List<Thread> named = new ArrayList<>();
      threads =
          Executors.newFixedThreadPool(
              workers,
              work -> {
                Thread thread = new Thread(work, "data-loader-" + named.size());
                thread.setDaemon(true);
                named.add(thread);
                return thread;
              });
    }
    return threads;
  }

  private static void requireAtLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "data loader: %s is %d; pass %d or more".formatted(what, value, least));
    }
  }
}
