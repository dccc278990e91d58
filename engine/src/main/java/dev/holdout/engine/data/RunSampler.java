package dev.holdout.engine.data;

import dev.holdout.engine.random.Philox;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the samples of an index span into batches, in their order or shuffled.
 *
 * <p>An ordered set is cut into runs of consecutive samples, at most one batch long and never
 * across a break; shuffling permutes whole runs inside the span and moves the first cut, so that
 * the borders differ from epoch to epoch. Short runs share a batch. Other sets are shuffled sample
 * by sample. Every sample of the span comes exactly once an epoch.
 *
 * <p>The order depends on seed and epoch alone: epoch 7 is the same whether or not epochs 0 to 6
 * were asked for.
 */
public final class RunSampler implements Sampler {

  private final Numbered set;
  private final int from;
  private final int to;
  private final int batchSize;
  private final boolean shuffle;
  private final long seed;

  /** All samples. */
  public RunSampler(Numbered set, int batchSize, boolean shuffle, long seed) {
    this(set, 0, set.size(), batchSize, shuffle, seed);
  }

  /**
   * @param from first sample of the span
   * @param to end of the span, exclusive
   * @param batchSize samples a batch, at most
   */
  public RunSampler(Numbered set, int from, int to, int batchSize, boolean shuffle, long seed) {
    if (from < 0 || to > set.size() || to <= from) {
      throw new IllegalArgumentException(
          "sampler: span is [%d, %d) of %d samples; pass a span inside the set with at least one sample"
              .formatted(from, to, set.size()));
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "sampler: batch size is " + batchSize + "; pass 1 or more");
    }
    this.set = set;
    this.from = from;
    this.to = to;
    this.batchSize = batchSize;
    this.shuffle = shuffle;
    this.seed = seed;
  }

  @Override
  public List<Batch> epoch(int epoch) {
    Philox random = new Philox(seed, checked(epoch));
    return set.ordered() ? pack(runs(random), random) : scattered(random);
  }

  /**
   * The epoch's number itself.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  static int checked(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException(
          "sampler: epoch is %d; epochs are numbered from 0, so pass 0 or more".formatted(epoch));
    }
    return epoch;
  }

  private List<Batch> scattered(Philox random) {
    int[] order = order(to - from, random);
    for (int i = 0; i < order.length; i++) {
      order[i] += from;
    }
    return Sampler.batches(order, batchSize);
  }

  private List<Batch.Run> runs(Philox random) {
    List<Batch.Run> runs = new ArrayList<>();
    int start = from;
    int room = shuffle ? 1 + (int) Long.remainderUnsigned(random.nextLong(), batchSize) : batchSize;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || i - start == room || !set.follows(i)) {
        runs.add(new Batch.Run(start, i));
        start = i;
        room = batchSize;
      }
    }
    return runs;
  }

  private List<Batch> pack(List<Batch.Run> runs, Philox random) {
    List<Batch> batches = new ArrayList<>();
    List<Batch.Run> open = new ArrayList<>();
    int filled = 0;
    for (int index : order(runs.size(), random)) {
      Batch.Run run = runs.get(index);
      if (filled + run.size() > batchSize && !open.isEmpty()) {
        batches.add(new Batch(open));
        open.clear();
        filled = 0;
      }
      open.add(run);
      filled += run.size();
    }
    batches.add(new Batch(open));
    return batches;
  }

  private int[] order(int size, Philox random) {
    if (shuffle) {
      return random.permutation(size);
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }
}
