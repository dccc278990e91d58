package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;

/**
 * One place of a slice expression, one dimension after the other, as between the brackets of
 * PyTorch's {@code x[…]}. With the static imports of this class it reads
 *
 * <pre>{@code
 * x.get(all(), range(1, 4), last())      // x[:, 1:4, -1]
 * x.get(ellipsis(), newAxis(), from(-2)) // x[..., None, -2:]
 * x.get(index(3, 1, 1), every(2))        // x[[3, 1, 1], ::2]
 * x.get(mask(x.gt(0)))                   // x[x > 0]
 * }</pre>
 *
 * <p>Whole numbers and ranges give views; index tensors and masks copy. Several index tensors
 * broadcast together; the dimensions of their common shape stand where the first of them stands, or
 * come first where a range, a new axis or an ellipsis separates them. Dimensions not named are
 * taken whole.
 */
public sealed interface Index {

  /** One index; its dimension disappears. */
  record At(int index) implements Index {}

  /** Indices start, start + step, … below stop; negative ones count from the end. */
  record Range(int start, int stop, int step) implements Index {}

  /** A new dimension of size 1. */
  record Axis() implements Index {}

  /** As many whole dimensions as the other places leave. */
  record Rest() implements Index {}

  /** The places that a tensor of indices (I64, I32) or a mask (BOOL) points to. */
  record Places(Tensor tensor) implements Index {

    public Places {
      if (tensor.dtype().isFloating()) {
        throw new DTypeException(
            "index: the tensor of shape %s is %s, but indices are int64 or int32 and masks bool; use to(I64), or compare first"
                .formatted(Shape.text(tensor.sizes()), tensor.dtype().torchName()));
      }
    }
  }

  /** The whole dimension: {@code :}. */
  static Index all() {
    return new Range(0, Integer.MAX_VALUE, 1);
  }

  /** One index, negative ones from the end; its dimension disappears. */
  static Index at(int index) {
    return new At(index);
  }

  /** The last index; its dimension disappears. */
  static Index last() {
    return new At(-1);
  }

  /** From an index to below another: {@code from:to}. */
  static Index range(int from, int to) {
    return new Range(from, to, 1);
  }

  /**
   * From an index to below another, every step-th: {@code from:to:step}.
   *
   * @param step above 0
   */
  static Index range(int from, int to, int step) {
    return new Range(from, to, step);
  }

  /** From an index to the end: {@code from:}. */
  static Index from(int index) {
    return new Range(index, Integer.MAX_VALUE, 1);
  }

  /** From the start to below an index: {@code :to}. */
  static Index upTo(int index) {
    return new Range(0, index, 1);
  }

  /**
   * Every step-th from the start: {@code ::step}.
   *
   * @param step above 0
   */
  static Index every(int step) {
    return new Range(0, Integer.MAX_VALUE, step);
  }

  /** A new dimension of size 1: {@code None}. */
  static Index newAxis() {
    return new Axis();
  }

  /** As many whole dimensions as the other places leave: {@code ...}; once in an expression. */
  static Index ellipsis() {
    return new Rest();
  }

  /**
   * The indices in a tensor of any shape.
   *
   * @param tensor of dtype I64 or I32; one of BOOL is a mask
   * @throws DTypeException for a floating dtype
   */
  static Index index(Tensor tensor) {
    return new Places(tensor);
  }

  /** A list of indices. */
  static Index index(long... indices) {
    return new Places(Tensor.of(indices));
  }

  /**
   * Where a mask is true. It counts as many dimensions as it has, which must have its sizes.
   *
   * @throws DTypeException for another dtype than BOOL
   */
  static Index mask(Tensor mask) {
    if (mask.dtype() != DType.BOOL) {
      throw new DTypeException(
          "mask: the tensor of shape %s is %s, but a mask is bool; compare first, as in x.gt(0), or use index for indices"
              .formatted(Shape.text(mask.sizes()), mask.dtype().torchName()));
    }
    return new Places(mask);
  }
}
