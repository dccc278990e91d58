package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Compare;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Larger;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Smaller;
import dev.holdout.engine.tensor.ops.Subtract;
import java.util.Arrays;

/** A tensor's arithmetic, element by element with broadcasting. */
public sealed interface TensorMath permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  default Tensor add(Tensor other) {
    return paired(new Add(), other);
  }

  default Tensor add(double number) {
    return pointwise(UnaryKernel.ADD_NUMBER, number);
  }

  default Tensor sub(Tensor other) {
    return paired(new Subtract(), other);
  }

  default Tensor sub(double number) {
    return pointwise(UnaryKernel.ADD_NUMBER, -number);
  }

  default Tensor mul(Tensor other) {
    return paired(new Multiply(), other);
  }

  default Tensor mul(double number) {
    return pointwise(UnaryKernel.MULTIPLY_NUMBER, number);
  }

  default Tensor div(Tensor other) {
    return paired(new Divide(), other);
  }

  default Tensor div(double number) {
    return pointwise(UnaryKernel.DIVIDE_NUMBER, number);
  }

  default Tensor neg() {
    return pointwise(UnaryKernel.NEGATE, 0);
  }

  /** This to the power of a fixed exponent. */
  default Tensor pow(double exponent) {
    return pointwise(UnaryKernel.POWER, exponent);
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

  /** The larger of two, element by element; a tie gives half of the slope to each. */
  default Tensor maximum(Tensor other) {
    return paired(new Larger(), other);
  }

  /** The smaller of two, element by element; a tie gives half of the slope to each. */
  default Tensor minimum(Tensor other) {
    return paired(new Smaller(), other);
  }

  /** 1 where this is above the other, else 0, in this dtype; no gradient passes. */
  default Tensor greaterMask(Tensor other) {
    return paired(new Compare(Compare.Relation.GREATER), other);
  }

  /** 1 where both are equal, else 0, in this dtype; no gradient passes. */
  default Tensor equalMask(Tensor other) {
    return paired(new Compare(Compare.Relation.EQUAL), other);
  }

  private Tensor pointwise(UnaryKernel kernel, double a) {
    return Autograd.apply(new Pointwise(kernel, a, 0), self());
  }

  /** Mixed dtypes meet in the wider one, but a single value never widens a tensor with sizes. */
  private Tensor paired(Op op, Tensor other) {
    Tensor left = self();
    if (left.dtype() == other.dtype()) {
      return Autograd.apply(op, left, other);
    }
    boolean leftDecides = other.rank() == 0 && left.rank() > 0;
    boolean rightDecides = left.rank() == 0 && other.rank() > 0;
    DType dtype = leftDecides ? left.dtype() : rightDecides ? other.dtype() : DType.F64;
    return Autograd.apply(op, left.to(dtype), other.to(dtype));
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
