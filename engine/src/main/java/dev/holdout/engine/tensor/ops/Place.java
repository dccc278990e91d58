package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.GradientException;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * The part of a tensor that a chain of views shows: where a write into a view lands.
 *
 * @param views the operations from the whole to the part, each a view
 * @param shape sizes of the whole
 * @param strides how the whole lies in memory, so that the views are views of a copy of it too
 */
public record Place(List<Op> views, int[] shape, int[] strides) {

  /** The place of a part in a whole that lies row-major. */
  public static Place in(int[] shape, Op... views) {
    return new Place(List.of(views), shape, Shape.rowMajor(shape));
  }

  /** A copy that lies in memory as the whole does. */
  Tensor copyOf(Tensor whole) {
    int last = 0;
    for (int d = 0; d < shape.length; d++) {
      last += Math.max(0, shape[d] - 1) * strides[d];
    }
    Tensor room = Tensor.allocate(whole.dtype(), Shape.count(shape) == 0 ? 0 : last + 1);
    Tensor copy = Tensor.over(new Strided(room.data().storage(), 0, shape, strides));
    copy.backend().copy(whole.data(), copy.data());
    return copy;
  }

  /** The memory of the part; records nothing. */
  Strided of(Tensor whole) {
    Tensor part = whole;
    for (Op view : views) {
      part = view.value(part);
    }
    if (part.data().storage() != whole.data().storage()) {
      throw new GradientException(
          "write into a view of a tensor of shape %s with strides %s: the same view of its gradient is not possible; write into a contiguous() copy"
              .formatted(Shape.text(shape), Shape.text(strides)));
    }
    return part.data();
  }
}
