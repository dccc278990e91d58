package dev.holdout.engine.doctor;

import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.Numbered;
import dev.holdout.engine.data.Subset;
import dev.holdout.engine.shape.TypeName;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An ordered set whose samples do not come in their order within a batch, or which is a subset in
 * another order. Whole runs in any order, gaps, and breaks of the set itself are no mistake.
 */
final class ShuffledTime extends Check {

  private static final double LIMIT = 0.2;
  private static final int BATCHES = 64;
  private static final int FEWEST = 8;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  ShuffledTime(Chart chart) {
    super(chart);
  }

  @Override
  public void epoch(Object loader, Object set, List<?> batches, int epoch) {
    if (set instanceof Numbered samples && samples.ordered() && seen.add(loader)) {
      double share = Math.max(share(samples, batches), share(samples));
      if (share > LIMIT) {
        chart.report(
            Mistake.TIME_SHUFFLED,
            "%s is ordered in time, but a share of %.2f of its neighbours in a batch go back in time"
                .formatted(TypeName.of(set), share),
            share,
            LIMIT,
            "DataLoader.of(set, Sampler.random(set, batchSize, seed)) // made of the set, it moves"
                + " whole runs");
      }
    }
  }

  /**
   * Neighbours in a batch of which the second is older, though the set goes on behind the first.
   */
  private static double share(Numbered set, List<?> batches) {
    int pairs = 0;
    int back = 0;
    for (Object batch : batches.subList(0, Math.min(BATCHES, batches.size()))) {
      int[] indices = ((Batch) batch).indices();
      for (int i = 1; i < indices.length; i++) {
        int next = indices[i - 1] + 1;
        pairs++;
        back += indices[i] < next && next < set.size() && set.follows(next) ? 1 : 0;
      }
    }
    return pairs < FEWEST ? 0 : (double) back / pairs;
  }

  /** Neighbours of a subset of which the second is older in the whole. */
  private static double share(Numbered set) {
    if (!(set instanceof Subset<?> subset) || subset.size() < FEWEST) {
      return 0;
    }
    int pairs = subset.size() - 1;
    int back = 0;
    for (int i = 1; i <= pairs; i++) {
      back += subset.indexInWhole(i) <= subset.indexInWhole(i - 1) ? 1 : 0;
    }
    return (double) back / pairs;
  }
}
