package dev.holdout.features.target;

import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.generated.SplitMix64;
import dev.holdout.marketdata.time.Timeline;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Targets that no feature can predict: the values of a span in another order, in blocks, so that
 * how often a value occurs and how values follow one another stay as they were. A control trains on
 * them; trading is done on the real market.
 *
 * <p>Only labels that may teach change places, and only among themselves: a label that reaches out
 * of its span is purged, and moved inside it would bring the future along. Each row keeps its own
 * end, so it is purged exactly as before.
 *
 * @param seed of the order
 * @param meanBlock values that stay neighbours on average, 1 or more; block lengths are geometric
 */
public record ShuffledTargets(long seed, int meanBlock) {

  public ShuffledTargets {
    if (meanBlock < 1) {
      throw new BadInput(
          "blocks of " + meanBlock + " values on average; a block has at least one",
          "mean block",
          "12");
    }
  }

  /** The column with the labels that may teach in {@code span} in another order. */
  public TargetColumn of(TargetColumn column, Timeline timeline, Fold.Train span) {
    double[] value = column.value().clone();
    shuffle(column, value, span.rows(timeline), span.latestLabelEnd(), 0);
    return shuffled(column, value);
  }

  /**
   * The column with the labels of a fold's training span in another order, and those by which it is
   * judged as well, each span for itself.
   */
  public TargetColumn of(TargetColumn column, Timeline timeline, Fold fold) {
    Fold.Train taught = fold.train();
    Fold.Test judged = fold.test();
    double[] value = column.value().clone();
    shuffle(column, value, taught.rows(timeline), taught.latestLabelEnd(), 0);
    shuffle(column, value, judged.rows(timeline), judged.latestLabelEnd(), 1);
    return shuffled(column, value);
  }

  private TargetColumn shuffled(TargetColumn column, double[] value) {
    String name = column.name() + ", shuffled in blocks of " + meanBlock;
    return new TargetColumn(name, value, column.endsAt().clone());
  }

  /** Writes the labels of a span that ended in time into {@code value} in another order. */
  private void shuffle(
      TargetColumn column, double[] value, int[] span, long latestLabelEnd, int stream) {
    int[] rows =
        IntStream.range(span[0], span[1])
            .filter(i -> column.isDefined(i) && column.endsAt()[i] <= latestLabelEnd)
            .toArray();
    int[] order = order(rows.length, SplitMix64.stream(seed, stream));
    for (int i = 0; i < rows.length; i++) {
      value[rows[i]] = column.value()[rows[order[i]]];
    }
  }

  /** 0 to {@code count - 1}, cut into blocks that change places (Fisher and Yates). */
  private int[] order(int count, SplitMix64 random) {
    int[] starts = new int[count + 1];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || random.uniform() * meanBlock < 1) {
        starts[blocks++] = i;
      }
    }
    int[] ends = Arrays.copyOfRange(starts, 1, blocks + 1);
    if (blocks > 0) {
      ends[blocks - 1] = count;
    }
    for (int last = blocks - 1; last > 0; last--) {
      int other = random.below(last + 1);
      swap(starts, last, other);
      swap(ends, last, other);
    }
    int[] order = new int[count];
    int filled = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = starts[block]; i < ends[block]; i++) {
        order[filled++] = i;
      }
    }
    return order;
  }

  private static void swap(int[] values, int one, int other) {
    int kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
