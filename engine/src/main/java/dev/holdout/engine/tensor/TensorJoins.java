package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Concatenate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several tensors made one. A superclass, so that its static methods are called on {@link Tensor}:
 * {@code Tensor.cat(parts, 0)}.
 */
public abstract sealed class TensorJoins extends TensorEinsum permits TensorArrays {

  /**
   * Tensors behind each other along a dimension they have, in the dtype in which all meet. Empty
   * ones of shape {@code [0]} are left out, as in PyTorch.
   *
   * @throws ShapeException if another size differs
   */
  public static Tensor cat(List<Tensor> parts, int dim) {
    if (Given.all(parts, "cat", "part").isEmpty()) {
      throw new ShapeException("cat: the list is empty; give at least one tensor");
    }
    return Concatenate.of(meet(parts), dim);
  }

  /**
   * Tensors of one shape behind each other along a new dimension.
   *
   * @throws ShapeException if the shapes differ
   */
  public static Tensor stack(List<Tensor> parts, int dim) {
    if (Given.all(parts, "stack", "part").isEmpty()) {
      throw new ShapeException("stack: the list is empty; give at least one tensor");
    }
    int[] first = parts.getFirst().sizes();
    for (int number = 1; number < parts.size(); number++) {
      if (!Arrays.equals(parts.get(number).sizes(), first)) {
        throw new ShapeException(
            "stack: part 0 has shape %s and part %d has %s; all must be equal, so reshape one or use cat"
                .formatted(Shape.text(first), number, Shape.text(parts.get(number).sizes())));
      }
    }
    int d = Shape.dimension(dim, first.length + 1, "stack");
    return Concatenate.of(meet(parts).stream().map(part -> part.unsqueeze(d)).toList(), d);
  }

  /**
   * The grid of several axes of one dimension: result k has a dimension for each axis and changes
   * along dimension k only. PyTorch's {@code meshgrid(indexing="ij")}; views.
   */
  public static List<Tensor> meshgrid(List<Tensor> axes) {
    int[] shape = new int[Given.all(axes, "meshgrid", "axis").size()];
    for (int k = 0; k < shape.length; k++) {
      Tensor axis = axes.get(k);
      if (axis.rank() > 1) {
        throw new ShapeException(
            "meshgrid: axis %d has shape %s; an axis has one dimension, so flatten it"
                .formatted(k, Shape.text(axis.sizes())));
      }
      shape[k] = (int) axis.numel();
    }
    List<Tensor> grids = new ArrayList<>();
    for (int k = 0; k < shape.length; k++) {
      int[] alone = new int[shape.length];
      Arrays.fill(alone, 1);
      alone[k] = shape[k];
      grids.add(axes.get(k).reshape(alone).expand(shape));
    }
    return grids;
  }

  private static List<Tensor> meet(List<Tensor> parts) {
    var dtype = Promotion.of(parts);
    return parts.stream().map(part -> part.to(dtype)).toList();
  }
}
