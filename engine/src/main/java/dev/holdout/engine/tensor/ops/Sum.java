package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the sum over dimensions, which stay with size 1; the order of its additions is written at
 * {@code Backend.reduce}. Gradient: repeated.
 *
 * @param dims what is summed, counted from the front
 */
public record Sum(int[] dims) implements Op {

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Tensor value(Tensor... in) {
    return reduce(Reduction.SUM, in[0], dims);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {gradient.expand(in[0].sizes())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  /** How many are true of a tensor of truth values, in I64; what is counted stays with size 1. */
  public static Tensor count(Tensor flags, int[] dims) {
    int[] shape = flags.shape();
    for (int dim : dims) {
      shape[dim] = 1;
    }
    Tensor out = Tensor.allocate(DType.I64, shape);
    flags.backend().reduce(Reduction.SUM, flags.data(), out.data());
    return out;
  }

  static Tensor reduce(Reduction kind, Tensor x, int[] dims) {
    int[] shape = x.shape();
    for (int dim : dims) {
      shape[dim] = 1;
    }
    Tensor out = Tensor.allocate(x.dtype(), shape);
    x.backend().reduce(kind, x.data(), out.data());
    return out;
  }
}
