package dev.holdout.engine.data;

import dev.holdout.engine.shape.DimensionException;

/**
 * Some samples of another set, in a given order. Sample i is sample {@code indices[i]} of the
 * whole; neighbours belong together where they did in the whole.
 */
public final class Subset<S> implements Dataset<S> {

  private final Dataset<S> whole;
  private final int[] indices;

  /**
   * @param indices of the whole set
   * @throws DimensionException naming the first that does not exist
   */
  public Subset(Dataset<S> whole, int... indices) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= whole.size()) {
        throw new DimensionException(
            "subset: index %d is %d, but the set has samples 0 to %d"
                .formatted(i, indices[i], whole.size() - 1));
      }
    }
    this.whole = whole;
    this.indices = indices.clone();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public boolean ordered() {
    return whole.ordered();
  }

  @Override
  public boolean follows(int index) {
    int here = indices[index];
    return here == indices[index - 1] + 1 && whole.follows(here);
  }

  @Override
  public S get(int index) {
    return whole.get(indices[index]);
  }

  @Override
  public String toString() {
    return "Subset(%d of %d samples)".formatted(indices.length, whole.size());
  }

  /** Number in the whole set of a sample of this one. */
  public int indexInWhole(int index) {
    return indices[index];
  }
}
