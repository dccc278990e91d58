package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;

/**
 * Makes several dimensions of one; the inverse of {@link Flatten}.
 *
 * <p>Shape: {@code [B, 12]} becomes {@code [B, 3, 4]} with {@code dim = 1, sizes = [3, 4]}.
 */
public final class Unflatten extends Layer {

  private final int dim;
  private final int[] sizes;

  /**
   * @param dim the dimension to split; negative ones count from the end
   * @param sizes what it becomes; one may be -1
   */
  public Unflatten(int dim, int... sizes) {
    if (sizes.length == 0) {
      throw new ShapeException("unflatten: no sizes; name at least one, such as 3, 4");
    }
    this.dim = dim;
    this.sizes = sizes.clone();
  }

  @Override
  public Tensor forward(Tensor input) {
    int behind = members() == 0 || dim < 0 ? 0 : 1;
    return input.unflatten(dim + behind, sizes);
  }

  @Override
  protected String sizes() {
    return "dim=" + dim + ", unflattened_size=" + Shape.text(sizes);
  }
}
