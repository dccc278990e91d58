package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * The first half of a dimension times σ of the second: {@code [B, 2 n]} becomes {@code [B, n]} with
 * the usual dimension -1.
 */
public final class Glu extends Layer {

  private final int dim;

  /** Along the last dimension. */
  public Glu() {
    this(-1);
  }

  /**
   * @param dim that is halved; negative ones count from the end
   */
  public Glu(int dim) {
    this.dim = dim;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.glu(members() == 0 || dim < 0 ? dim : dim + 1);
  }

  @Override
  protected String sizes() {
    return "dim=" + dim;
  }
}
