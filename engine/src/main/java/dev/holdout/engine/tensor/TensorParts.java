package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor taken apart along a dimension. Every part is a view; negative dimensions count from the
 * end.
 */
public sealed interface TensorParts permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * At most {@code chunks} parts of a dimension, all of one length but the last; PyTorch's chunk.
   *
   * @param chunks above 0
   */
  default List<Tensor> chunk(int chunks, int dim) {
    if (chunks < 1) {
      throw new ShapeException(
          "chunk: %d chunks of shape %s; ask for 1 or more"
              .formatted(chunks, Shape.text(self().sizes())));
    }
    int size = self().size(dim);
    return size == 0
        ? split(new int[chunks], dim)
        : split((int) ((size + (long) chunks - 1) / chunks), dim);
  }

  /**
   * Parts of a dimension of one length; the last may be shorter.
   *
   * @param length above 0; 0 only for a dimension of size 0
   */
  default List<Tensor> split(int length, int dim) {
    int size = self().size(dim);
    if (length < 0 || (length == 0 && size > 0)) {
      throw new ShapeException(
          "split: length %d of dimension %d of shape %s; each part needs 1 or more of its %d"
              .formatted(length, dim, Shape.text(self().sizes()), size));
    }
    int parts = size == 0 ? 1 : (int) ((size + (long) length - 1) / length);
    int[] lengths = new int[parts];
    Arrays.fill(lengths, length);
    lengths[parts - 1] = size - (parts - 1) * length;
    return split(lengths, dim);
  }

  /** Parts of a dimension of the given lengths, whose sum is its size. */
  default List<Tensor> split(int[] lengths, int dim) {
    int size = self().size(dim);
    int d = Shape.dimension(dim, self().rank(), "split");
    long sum = 0;
    for (int length : lengths) {
      sum = length < 0 ? Long.MIN_VALUE : sum + length;
    }
    if (sum != size) {
      throw new ShapeException(
          "split: lengths %s of dimension %d of shape %s; none may be negative and their sum must be its size %d"
              .formatted(Shape.text(lengths), dim, Shape.text(self().sizes()), size));
    }
    List<Tensor> parts = new ArrayList<>();
    int start = 0;
    for (int length : lengths) {
      parts.add(self().narrow(d, start, length));
      start += length;
    }
    return parts;
  }

  /** Every index of a dimension, which disappears. */
  default List<Tensor> unbind(int dim) {
    int size = self().size(dim);
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parts.add(self().select(dim, i));
    }
    return parts;
  }
}
