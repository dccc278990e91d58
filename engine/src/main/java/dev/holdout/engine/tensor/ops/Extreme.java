package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the largest or smallest over dimensions, which stay with size 1. Gradient: shared equally
 * by all elements that reach it.
 *
 * @param kind maximum or minimum
 * @param dims what is reduced, counted from the front
 */
public record Extreme(Reduction kind, int[] dims) implements Op {

  @Override
  public String name() {
    return kind == Reduction.MAXIMUM ? "amax" : "amin";
  }

  @Override
  public Tensor value(Tensor... in) {
    for (int dim : dims) {
      if (in[0].sizes()[dim] == 0) {
        throw new IllegalArgumentException(
            "%s: shape %s has no element along dimension %d; an empty set has no extreme, so give at least one"
                .formatted(name(), Shape.text(in[0].sizes()), dim));
      }
    }
    return Sum.reduce(kind, in[0], dims);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor x = in[0].detach();
    // Equal to the result; where that is NaN, the NaNs: what is not equal to itself.
    Tensor reached = x.eq(out.detach()).logicalOr(x.isnan()).to(x.dtype());
    return new Tensor[] {gradient.div(reached.sum(dims, true)).mul(reached)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
