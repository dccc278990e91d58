package dev.holdout.engine.data;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.TypeName;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A set in two parts that share no sample.
 *
 * @param train to learn from
 * @param test held out
 */
public record Split<S>(Subset<S> train, Subset<S> test) {

  /**
   * The first samples for training, the last for the test. Windows that overlap, or targets that
   * look ahead, need a gap as long as they reach.
   *
   * @param share of the samples that are trained on, between 0 and 1
   * @param gap samples between the two that neither has
   */
  public static <S> Split<S> byTime(Dataset<S> set, double share, int gap) {
    int train = count(set, share);
    if (gap < 0 || train + gap >= set.size()) {
      throw new IllegalArgumentException(
          "split: %d samples, %d for training and a gap of %d leave none for the test; lower one"
              .formatted(set.size(), train, gap));
    }
    return new Split<>(
        new Subset<>(set, IntStream.range(0, train).toArray()),
        new Subset<>(set, IntStream.range(train + gap, set.size()).toArray()));
  }

  /**
   * Parts drawn at random, each in the order of the whole.
   *
   * @throws IllegalArgumentException for an ordered set: what lies between training samples is no
   *     test of the future
   */
  public static <S> Split<S> random(Dataset<S> set, double share, long seed) {
    if (set.ordered()) {
      throw new IllegalArgumentException(
          "split: the %d samples of %s are ordered in time, and a random part would be tested on what lies between its neighbours; use Split.byTime"
              .formatted(set.size(), TypeName.of(set)));
    }
    int train = count(set, share);
    int[] order = new Philox(seed, 0).permutation(set.size());
    int[] first = Arrays.copyOf(order, train);
    int[] rest = Arrays.copyOfRange(order, train, order.length);
    Arrays.sort(first);
    Arrays.sort(rest);
    return new Split<>(new Subset<>(set, first), new Subset<>(set, rest));
  }

  private static int count(Dataset<?> set, double share) {
    int train = (int) Math.round(share * set.size());
    if (!(share > 0 && share < 1) || train < 1 || train >= set.size()) {
      throw new IllegalArgumentException(
          "split: a share of %s of %d samples trains on %d; both parts need at least one"
              .formatted(share, set.size(), train));
    }
    return train;
  }
}
