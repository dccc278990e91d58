package dev.holdout.engine.tensor;

import dev.holdout.engine.tensor.ops.Linear;
import dev.holdout.engine.tensor.ops.MatMul;

/** Products of vectors, matrices and batches of them. */
public sealed interface TensorProducts permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Matrix product as in PyTorch: two matrices; a vector counts as a row on the left and as a
   * column on the right; leading dimensions are a batch and broadcast.
   *
   * @throws IllegalArgumentException with both shapes, where the inner sizes differ
   */
  default Tensor matmul(Tensor other) {
    return MatMul.of(self(), other);
  }

  /**
   * x W' + b, over the last dimension of x: {@code [..., in] -> [..., out]}. The same numbers as
   * {@code matmul(weight.transpose(0, 1)).add(bias)}, in one operation.
   *
   * @param weight [out, in]
   * @param bias [out], or null
   */
  default Tensor linear(Tensor weight, Tensor bias) {
    return Linear.of(self(), weight, bias);
  }
}
