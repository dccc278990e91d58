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
    int place = Shape.dimension(dim + behind, input.rank(), "unflatten");
    int[] parts = split(input, place);
    int[] shape = new int[input.rank() - 1 + parts.length];
    System.arraycopy(input.sizes(), 0, shape, 0, place);
    System.arraycopy(parts, 0, shape, place, parts.length);
    System.arraycopy(
        input.sizes(), place + 1, shape, place + parts.length, input.rank() - 1 - place);
    return input.reshape(shape);
  }

  private int[] split(Tensor input, int place) {
    int[] parts = sizes.clone();
    int open = -1;
    long known = 1;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == -1 && open < 0) {
        open = i;
      } else {
        known *= parts[i];
      }
    }
    int size = input.size(place);
    if (open >= 0 && known > 0) {
      parts[open] = (int) (size / known);
      known *= parts[open];
    }
    if (known != size) {
      throw new ShapeException(
          "unflatten: dimension %d of shape %s holds %d, which %s does not fill; pass sizes whose product is %d"
              .formatted(dim, Shape.text(input.sizes()), size, Shape.text(sizes), size));
    }
    return parts;
  }

  @Override
  protected String sizes() {
    return "dim=" + dim + ", unflattened_size=" + Shape.text(sizes);
  }
}
