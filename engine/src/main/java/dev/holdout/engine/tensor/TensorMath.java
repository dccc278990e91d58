package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Pointwise;
import java.util.Arrays;

/** Functions of one number, element by element. */
public sealed interface TensorMath permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  default Tensor neg() {
    return pointwise(UnaryKernel.NEGATE, 0);
  }

  default Tensor exp() {
    return pointwise(UnaryKernel.EXP, 0);
  }

  /** Natural logarithm. */
  default Tensor log() {
    return pointwise(UnaryKernel.LOG, 0);
  }

  default Tensor tanh() {
    return pointwise(UnaryKernel.TANH, 0);
  }

  default Tensor sigmoid() {
    return pointwise(UnaryKernel.SIGMOID, 0);
  }

  default Tensor relu() {
    return pointwise(UnaryKernel.RELU, 0);
  }

  default Tensor sqrt() {
    return pointwise(UnaryKernel.SQUARE_ROOT, 0);
  }

  default Tensor square() {
    return pointwise(UnaryKernel.SQUARE, 0);
  }

  default Tensor reciprocal() {
    return pointwise(UnaryKernel.RECIPROCAL, 0);
  }

  /** |x|; the slope at 0 is 0. */
  default Tensor abs() {
    return pointwise(UnaryKernel.ABSOLUTE, 0);
  }

  /** -1, 0 or 1; the slope is 0. */
  default Tensor sign() {
    return pointwise(UnaryKernel.SIGN, 0);
  }

  /** Held between two bounds; at a bound and beyond the slope is 0. */
  default Tensor clamp(double low, double high) {
    return Autograd.apply(new Pointwise(UnaryKernel.CLAMP, low, high), self());
  }

  private Tensor pointwise(UnaryKernel kernel, double a) {
    return Autograd.apply(new Pointwise(kernel, a, 0), self());
  }

  /** Adds up over what broadcasting repeated, back to a shape. */
  default Tensor sumTo(int[] shape) {
    Tensor x = self();
    if (Arrays.equals(x.sizes(), shape)) {
      return x;
    }
    int extra = x.rank() - shape.length;
    int[] dims = new int[x.rank()];
    int found = 0;
    for (int d = 0; d < x.rank(); d++) {
      if (d < extra || (shape[d - extra] == 1 && x.sizes()[d] != 1)) {
        dims[found++] = d;
      }
    }
    Tensor sum = found == 0 ? x : x.sum(Arrays.copyOf(dims, found), true);
    return extra == 0 ? sum : sum.reshape(Shape.count(shape) == sum.numel() ? shape : sum.shape());
  }
}
