package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the largest or smallest over dimensions, which stay with size 1; NaN if one is. Gradient:
 * shared equally by all elements that are equal to it. Where it is NaN, the NaNs share the
 * gradient, or it is NaN everywhere: PyTorch does the one for max() and the other for amax().
 *
 * @param kind maximum or minimum
 * @param dims what is reduced, counted from the front
 * @param nanShares whether NaNs share the gradient
 */
public record Extreme(Reduction kind, int[] dims, boolean nanShares) implements Op {

  @Override
  public String name() {
    String name = kind == Reduction.MAXIMUM ? "max" : "min";
    return nanShares ? name : "a" + name;
  }

  @Override
  public Tensor value(Tensor... in) {
    checkNotEmpty(name(), in[0], dims);
    return Sum.reduce(kind, in[0], dims);
  }

  /** Refuses dimensions without an element; negative ones count from the end. */
  public static void checkNotEmpty(String op, Tensor x, int... dims) {
    for (int dim : dims) {
      if (x.rank() > 0 && x.sizes()[dim < 0 ? dim + x.rank() : dim] == 0) {
        throw new ShapeException(
            "%s: shape %s has no element along dimension %d; nothing can be picked from an empty set, so give at least one element, or name a dim that has some"
                .formatted(op, Shape.text(x.sizes()), dim));
      }
    }
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {shared(in[0].detach(), out.detach(), gradient, nanShares, dims)};
  }

  /**
   * A gradient shared by the elements that are equal to the result; over all where no dims are. A
   * NaN that arrives stays with them over all, and reaches the others too over dims, as in PyTorch.
   */
  static Tensor shared(Tensor x, Tensor out, Tensor gradient, boolean nanShares, int... dims) {
    Tensor reached = x.eq(out);
    if (nanShares) {
      reached = reached.logicalOr(x.isnan()); // then the result is NaN too
    }
    Tensor share = reached.to(gradient.dtype());
    Tensor each = gradient.div(share.sum(dims, true));
    return nanShares ? each.where(reached, Tensor.zeros(each.dtype())) : each.mul(share);
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
