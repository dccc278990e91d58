package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;

/**
 * Makes one dimension of neighbouring ones.
 *
 * <p>Shape: {@code [B, 3, 4]} becomes {@code [B, 12]} with the usual {@code start = 1, end = -1}.
 */
public final class Flatten extends Layer {

  private final int start;
  private final int end;

  /** All dimensions but the first, the batch. */
  public Flatten() {
    this(1, -1);
  }

  /**
   * @param start first dimension to merge; negative ones count from the end
   * @param end last dimension to merge, included
   */
  public Flatten(int start, int end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public Tensor forward(Tensor input) {
    int behind = members() == 0 ? 0 : 1; // the dimension of the members comes before all others
    int rank = input.rank();
    int first = Shape.dimension(start < 0 ? start : start + behind, rank, "flatten");
    int last = Shape.dimension(end < 0 ? end : end + behind, rank, "flatten");
    if (last < first) {
      throw new ShapeException(
          "flatten: start %d comes after end %d in shape %s; pass a start at or before the end"
              .formatted(start, end, Shape.text(input.sizes())));
    }
    if (rank == 0) {
      return input.reshape(1);
    }
    int[] shape = new int[rank - (last - first)];
    int merged = 1;
    for (int d = first; d <= last; d++) {
      merged *= input.size(d);
    }
    System.arraycopy(input.sizes(), 0, shape, 0, first);
    shape[first] = merged;
    System.arraycopy(input.sizes(), last + 1, shape, first + 1, rank - 1 - last);
    return input.reshape(shape);
  }

  @Override
  protected String sizes() {
    return "start_dim=" + start + ", end_dim=" + end;
  }
}
