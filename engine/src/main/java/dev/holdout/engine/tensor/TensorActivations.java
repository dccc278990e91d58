package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Pointwise;

/**
 * Functions of one number that nets are made of, element by element; σ is the logistic function.
 * The shape and the dtype stay. Integers are refused where the function is not whole; convert with
 * {@code x.to(F32)}.
 */
public sealed interface TensorActivations permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * max(x, 0), also of integers; -0 and NaN stay, the slope at 0 is 0.
   *
   * @throws DTypeException for truth values
   */
  default Tensor relu() {
    return whole(UnaryKernel.RELU, 0, 0);
  }

  /** x held between 0 and 6, also of integers; the slope is 0 at 0 and at 6. */
  default Tensor relu6() {
    return hardtanh(0, 6);
  }

  /**
   * x held between two bounds; at a bound and beyond the slope is 0.
   *
   * @param low at most high
   * @throws IllegalArgumentException if the bounds are the wrong way round
   */
  default Tensor hardtanh(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "hardtanh: low is %s and high is %s; low must not be above high, so exchange them"
              .formatted(low, high));
    }
    return whole(UnaryKernel.HARD_TANH, low, high);
  }

  /** x where above 0, else slope times x. */
  default Tensor leakyRelu(double slope) {
    return floating(UnaryKernel.LEAKY_RELU, slope, 0);
  }

  /** x where not below 0, else alpha (e^x - 1); Clevert and others, 2015 (arXiv 1511.07289). */
  default Tensor elu(double alpha) {
    return floating(UnaryKernel.ELU, alpha, 0);
  }

  /**
   * 1.0507 x where not below 0, else 1.0507 · 1.6733 (e^x - 1): numbers of mean 0 and variance 1
   * stay near them from layer to layer; Klambauer and others, 2017 (arXiv 1706.02515).
   */
  default Tensor selu() {
    return elu(1.6732632423543772848170429916717).mul(1.0507009873554804934193349852946);
  }

  /**
   * x relu6(x + 3) / 6, a {@link #silu} of straight lines; Howard and others, 2019 (1905.02244).
   */
  default Tensor hardswish() {
    Tensor x = Promotion.fractional("hardswish", self());
    return x.mul(x.add(3).relu6()).div(6);
  }

  /**
   * The first half of a dimension times σ of the second; Dauphin and others, 2016 (arXiv
   * 1612.08083).
   *
   * @throws ShapeException if the dimension cannot be halved
   */
  default Tensor glu(int dim) {
    Tensor x = Promotion.fractional("glu", self());
    int size = x.size(dim);
    if (size % 2 != 0) {
      throw new ShapeException(
          "glu: dimension %d of shape %s has size %d; its two halves must be equal, so give it an even size"
              .formatted(dim, Shape.text(x.sizes()), size));
    }
    return x.narrow(dim, 0, size / 2).mul(x.narrow(dim, size / 2, size / 2).sigmoid());
  }

  /**
   * ln(1 + e^(beta x)) / beta, and x itself where beta x is above the threshold.
   *
   * @param beta sharpness; not 0, 1 is usual
   * @param threshold 20 is usual
   */
  default Tensor softplus(double beta, double threshold) {
    return floating(UnaryKernel.SOFTPLUS, beta, threshold);
  }

  /** ln σ(x), without overflow. */
  default Tensor logsigmoid() {
    return floating(UnaryKernel.LOG_SIGMOID, 0, 0);
  }

  /** x σ(x), also called swish. */
  default Tensor silu() {
    return floating(UnaryKernel.SILU, 0, 0);
  }

  /** x tanh ln(1 + e^x); Misra, 2019 (arXiv 1908.08681). */
  default Tensor mish() {
    return floating(UnaryKernel.MISH, 0, 0);
  }

  /** x Φ(x), Φ the normal distribution; Hendrycks and Gimpel, 2016 (arXiv 1606.08415). */
  default Tensor gelu() {
    return floating(UnaryKernel.GELU, 0, 0);
  }

  /** As {@link #gelu}, with Φ approximated by tanh: ½ (1 + tanh(√(2/π) (x + 0.044715 x^3))). */
  default Tensor geluTanh() {
    return floating(UnaryKernel.GELU_TANH, 0, 0);
  }

  /**
   * x / (1 + |x|); integers give F32.
   *
   * @throws DTypeException for truth values
   */
  default Tensor softsign() {
    return number(UnaryKernel.SOFTSIGN);
  }

  /**
   * x - tanh x; integers give F32.
   *
   * @throws DTypeException for truth values
   */
  default Tensor tanhshrink() {
    if (self().dtype().bytes() == 2 && self().dtype().isFloating()) {
      return self().sub(self().tanh()); // as PyTorch rounds: two operations
    }
    return number(UnaryKernel.TANH_SHRINK);
  }

  private Tensor number(UnaryKernel kernel) {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          "%s: the tensor is bool, which has no size and no difference; convert with x.to(F32)"
              .formatted(kernel.torchName()));
    }
    return real(kernel);
  }

  private Tensor real(UnaryKernel kernel) {
    Tensor x = self().to(Promotion.floating(self().dtype()));
    return Autograd.apply(new Pointwise(kernel, 0, 0), x);
  }

  private Tensor floating(UnaryKernel kernel, double a, double b) {
    return Autograd.apply(Pointwise.ofFloating(kernel, a, b, self()), self());
  }

  private Tensor whole(UnaryKernel kernel, double a, double b) {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          "%s: the tensor of shape %s is bool, and truth values are no numbers; use x.to(F32)"
              .formatted(kernel.torchName(), Shape.text(self().sizes())));
    }
    return Autograd.apply(new Pointwise(kernel, a, b), self());
  }
}
