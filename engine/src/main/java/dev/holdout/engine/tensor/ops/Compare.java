package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;

/** Questions about two tensors of one dtype. No operation of autograd: no gradient passes. */
public final class Compare {

  private Compare() {}

  /**
   * The answer of each pair of elements, in BOOL.
   *
   * @param kernel a kernel whose value is 1 or 0
   * @param op for messages
   */
  public static Tensor of(BinaryKernel kernel, String op, Tensor left, Tensor right) {
    return Elementwise.value(kernel, op, left, right, DType.BOOL);
  }

  /** A function of the bits of two integer tensors, in their dtype. */
  public static Tensor bits(BinaryKernel kernel, String op, Tensor left, Tensor right) {
    return Elementwise.value(kernel, op, left, right, left.dtype());
  }
}
