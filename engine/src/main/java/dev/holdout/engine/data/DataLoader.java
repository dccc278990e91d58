package dev.holdout.engine.data;

import dev.holdout.engine.random.Philox;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the samples of an index span into batches.
 *
 * <p>An ordered set is cut into runs of consecutive samples, at most one batch long and never
 * across a break; shuffling permutes whole runs inside the span and moves the first cut, so that
 * the borders differ from epoch to epoch. Short runs share a batch. Other sets are shuffled sample
 * by sample. Every sample of the span comes exactly once an epoch.
 *
 * <p>The order depends on seed and epoch alone: epoch 7 is the same whether or not epochs 0 to 6
 * were asked for.
 */
public final class DataLoader {

  private final Dataset dataset;
  private final int from;
  private final int to;
  private final int batchSize;
  private final boolean shuffle;
  private final long seed;

  /** All samples. */
  public DataLoader(Dataset dataset, int batchSize, boolean shuffle, long seed) {
    this(dataset, 0, dataset.size(), batchSize, shuffle, seed);
  }

  /**
   * @param from first sample of the span
   * @param to end of the span, exclusive
   * @param batchSize samples a batch, at most
   */
  public DataLoader(Dataset dataset, int from, int to, int batchSize, boolean shuffle, long seed) {
    if (from < 0 || to > dataset.size() || to <= from) {
      throw new IllegalArgumentException(
          "data loader: span is [%d, %d) of %d samples; pass a span inside the set with at least one sample"
              .formatted(from, to, dataset.size()));
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "data loader: batch size is " + batchSize + "; pass 1 or more");
    }
    this.dataset = dataset;
    this.from = from;
    this.to = to;
    this.batchSize = batchSize;
    this.shuffle = shuffle;
    this.seed = seed;
  }

  /**
   * The batches of one epoch.
   *
   * @param epoch 0 or more; also the counter of the random stream
   */
  public List<Batch> epoch(int epoch) {
    Philox random = new Philox(seed, epoch);
    return dataset.ordered() ? pack(runs(random), random) : scattered(random);
  }

  private List<Batch> scattered(Philox random) {
    int[] order = order(to - from, random);
    List<Batch> batches = new ArrayList<>();
    for (int start = 0; start < order.length; start += batchSize) {
      List<Batch.Run> singles = new ArrayList<>();
      for (int i = start; i < Math.min(start + batchSize, order.length); i++) {
        singles.add(new Batch.Run(from + order[i], from + order[i] + 1));
      }
      batches.add(new Batch(singles));
    }
    return batches;
  }

  private List<Batch.Run> runs(Philox random) {
    List<Batch.Run> runs = new ArrayList<>();
    int start = from;
    int room = shuffle ? 1 + (int) Long.remainderUnsigned(random.nextLong(), batchSize) : batchSize;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || i - start == room || !dataset.follows(i)) {
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
