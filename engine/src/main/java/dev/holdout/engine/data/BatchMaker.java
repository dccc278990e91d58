package dev.holdout.engine.data;

import dev.holdout.engine.shape.Given;
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
        return Given.present(set.batch(batch), "batch", "what it returned");
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
          samples.add(Given.present(set.get(index), "get", "what it returned"));
        } catch (RuntimeException e) {
          throw refused("sample " + index, set, index, e);
        }
      }
      try {
        return collated(collate, samples);
      } catch (RuntimeException e) {
        throw uncollated(set, batch.indices(), unlike(collate, samples), e);
      }
    };
  }

  /**
   * The first sample that cannot stand in one batch with the first; 0 where that is found of none.
   * A collate knows places in the batch, and its user the numbers of samples.
   */
  private static <S, B> int unlike(Collate<? super S, ? extends B> collate, List<S> samples) {
    for (int i = 1; i < samples.size(); i++) {
      try {
        collated(collate, List.of(samples.getFirst(), samples.get(i)));
      } catch (RuntimeException _) {
        return i;
      }
    }
    return 0;
  }

  private static SampleException uncollated(
      Dataset<?> set, int[] indices, int unlike, RuntimeException cause) {
    String which =
        unlike == 0
            ? "the batch of %d samples from %d to %d"
                .formatted(indices.length, indices[0], indices[indices.length - 1])
            : "samples %d and %d".formatted(indices[0], indices[unlike]);
    return new SampleException(
        "data loader: %s of %s cannot be collated: %s; look at them with get(%d) and get(%d)"
            .formatted(
                which,
                TypeName.of(set),
                cause.getMessage(),
                indices[0],
                indices[unlike == 0 ? indices.length - 1 : unlike]),
        cause);
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
