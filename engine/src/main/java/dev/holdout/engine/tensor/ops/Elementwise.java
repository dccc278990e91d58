package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;

/** The common part of operations on two tensors: shapes meet by broadcasting. */
final class Elementwise {

  private Elementwise() {}

  static Tensor value(BinaryKernel kernel, String op, Tensor left, Tensor right) {
    return value(kernel, op, left, right, left.dtype());
  }

  static Tensor value(BinaryKernel kernel, String op, Tensor left, Tensor right, DType result) {
    int[] shape = Broadcast.common(left.sizes(), right.sizes(), op);
    Tensor out = Tensor.allocateUnwritten(result, shape);
    left.backend().binary(kernel, spread(left, shape), spread(right, shape), out.data());
    return out;
  }

  /** A gradient by halves where there is a tie, whole elsewhere. */
  static Tensor shared(Tensor gradient, Tensor ties) {
    return gradient.mul(0.5).where(ties, gradient);
  }

  /** The part of a gradient that one side gets: none where it loses. */
  static Tensor kept(Tensor gradient, Tensor loses) {
    return Tensor.zeros(gradient.dtype()).where(loses, gradient);
  }

  static Strided spread(Tensor tensor, int[] shape) {
    Strided data = tensor.data();
    if (data.shape() == shape) {
      return data;
    }
    return new Strided(
        data.storage(),
        data.offset(),
        shape,
        Broadcast.strides(data.shape(), data.strides(), shape));
  }
}
