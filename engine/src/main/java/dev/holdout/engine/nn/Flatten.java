package dev.holdout.engine.nn;

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
    return input.flatten(start < 0 ? start : start + behind, end < 0 ? end : end + behind);
  }

  @Override
  protected String sizes() {
    return "start_dim=" + start + ", end_dim=" + end;
  }
}
