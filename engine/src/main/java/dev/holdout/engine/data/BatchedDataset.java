package dev.holdout.engine.data;

/**
 * A set that makes a whole batch at once, faster than sample by sample. A {@link DataLoader}
 * without a collate of its own asks for these.
 *
 * @param <S> a sample
 * @param <B> what a batch of them is
 */
public interface BatchedDataset<S, B> extends Dataset<S> {

  /** The samples of a batch, in its order. */
  B batch(Batch batch);
}
