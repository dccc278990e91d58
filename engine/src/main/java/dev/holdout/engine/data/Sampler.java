package dev.holdout.engine.data;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which samples an epoch sees, in which order and in which batches. The order depends on the seed
 * and the epoch's number alone: epoch 7 is the same whether or not epochs 0 to 6 were asked for.
 */
@FunctionalInterface
public interface Sampler {

  /**
   * The batches of one epoch.
   *
   * @param epoch 0 or more; also the counter of the random stream
   * @throws IllegalArgumentException if it is below 0
   */
  List<Batch> epoch(int epoch);

  /** All samples in their order. */
  static Sampler sequential(Numbered set, int batchSize) {
    return new RunSampler(set, batchSize, false, 0);
  }

  /** All samples, shuffled: runs of an ordered set, else sample by sample. */
  static Sampler random(Numbered set, int batchSize, long seed) {
    return new RunSampler(set, batchSize, true, seed);
  }

  /**
   * As {@link #random(Numbered, int, long)}, within an index span.
   *
   * @param from first sample of the span
   * @param to end of the span, exclusive
   */
  static Sampler random(Numbered set, int from, int to, int batchSize, long seed) {
    return new RunSampler(set, from, to, batchSize, true, seed);
  }

  /**
   * Draws with replacement, a sample as often as its weight says; for rare classes.
   *
   * @param weights one for each sample of the set, 0 or more
   * @param draws samples of an epoch, 1 or more
   * @throws ShapeException where there are more or fewer weights than samples
   * @throws IllegalArgumentException for a weight below 0, or weights that are all 0
   */
  static Sampler weighted(Numbered set, double[] weights, int draws, int batchSize, long seed) {
    if (weights.length != set.size()) {
      throw new ShapeException(
          "sampler: there are %d weights for %d samples; pass one for each sample"
              .formatted(weights.length, set.size()));
    }
    return new WeightedSampler(weights, draws, batchSize, seed);
  }

  /**
   * One worker's share of another sampler's batches: every {@code workers}-th from {@code worker}
   * on. All workers have equally many; what is missing in the last round is taken from the start.
   *
   * @param worker from 0 to {@code workers − 1}
   */
  static Sampler distributed(Sampler all, int worker, int workers) {
    if (workers < 1 || worker < 0 || worker >= workers) {
      throw new IllegalArgumentException(
          "sampler: worker %d of %d; number the workers from 0 to %d"
              .formatted(worker, workers, workers - 1));
    }
    return epoch -> {
      List<Batch> batches = all.epoch(epoch);
      List<Batch> mine = new ArrayList<>();
      for (int round = 0; round * workers < batches.size(); round++) {
        mine.add(batches.get((round * workers + worker) % batches.size()));
      }
      return mine;
    };
  }

  /** The same without batches that have fewer samples than this. */
  default Sampler droppingBelow(int samples) {
    return epoch -> epoch(epoch).stream().filter(batch -> batch.size() >= samples).toList();
  }

  /** Indices in this order, cut into batches of single samples. */
  static List<Batch> batches(int[] order, int batchSize) {
    List<Batch> batches = new ArrayList<>();
    for (int start = 0; start < order.length; start += batchSize) {
      batches.add(
          new Batch(
              Arrays.stream(order, start, Math.min(start + batchSize, order.length))
                  .mapToObj(index -> new Batch.Run(index, index + 1))
                  .toList()));
    }
    return batches;
  }

  /** Draws with replacement by weight. */
  record WeightedSampler(double[] weights, int draws, int batchSize, long seed) implements Sampler {

    public WeightedSampler {
      weights = weights.clone();
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
          throw new IllegalArgumentException(
              "sampler: the weight of sample %d is %s; pass a finite weight of 0 or more"
                  .formatted(i, weights[i]));
        }
        sum += weights[i];
      }
      if (!(sum > 0) || draws < 1 || batchSize < 1) {
        throw new IllegalArgumentException(
            "sampler: the %d weights sum to %s, draws are %d, batch size is %d; pass a sum above 0 and counts of 1 or more"
                .formatted(weights.length, sum, draws, batchSize));
      }
    }

    @Override
    public List<Batch> epoch(int epoch) {
      double[] until = weights.clone();
      for (int i = 1; i < until.length; i++) {
        until[i] += until[i - 1];
      }
      Philox random = new Philox(seed, RunSampler.checked(epoch));
      int[] order = new int[draws];
      for (int i = 0; i < draws; i++) {
        order[i] = drawn(until, random.uniform() * until[until.length - 1]);
      }
      return batches(order, batchSize);
    }

    /** The first sample whose share ends above the mark; one of weight 0 has no share. */
    private static int drawn(double[] until, double mark) {
      int low = 0;
      int high = until.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (until[middle] > mark) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
