package dev.holdout.engine.data;

import dev.holdout.engine.shape.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Makes what a batch is, and says which sample could not be made. */
@FunctionalInterface
interface BatchMaker<B> {

  B make(Batch batch);

  /** By the set itself. */
  static <S, B> BatchMaker<B> whole(BatchedDataset<S, B> set) {
    return batch -> {
      try {
        return set.batch(batch);
      } catch (RuntimeException e) {
        int[] indices = batch.indices();
        throw refused(
            "the batch of %d samples from %d to %d"
                .formatted(indices.length, indices[0], indices[indices.length - 1]),
            set,
            indices[0],
            e);
      }
    };
  }

  /** One sample after the other, then collated. */
  static <S, B> BatchMaker<B> bySample(Dataset<S> set, Collate<? super S, ? extends B> collate) {
    return batch -> {
      List<S> samples = new ArrayList<>(batch.size());
      for (int index : batch.indices()) {
        try {
          samples.add(set.get(index));
        } catch (RuntimeException e) {
          throw refused("sample " + index, set, index, e);
        }
      }
      return collated(collate, samples);
    };
  }

  private static <S, B> B collated(Collate<? super S, ? extends B> collate, List<S> samples) {
    @SuppressWarnings("unchecked") // a collate of a supertype takes samples of the type
    Collate<S, B> same = (Collate<S, B>) collate;
    return same.of(samples);
  }

  private static SampleException refused(
      String what, Dataset<?> set, int index, RuntimeException cause) {
    return new SampleException(
        "data loader: %s of %s, which has %d, could not be made: %s; look at it alone with get(%d)"
            .formatted(what, TypeName.of(set), set.size(), cause.getMessage(), index),
        cause);
  }
}
