package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;

/**
 * Results in memory that is there already: PyTorch's {@code out=}. Nothing is allocated and nothing
 * recorded; the result counts as written. It must be contiguous, of the inputs' dtype and of the
 * inputs' shape, and may be one of the inputs.
 *
 * <p>All throw a {@link ShapeException} or {@link DTypeException} where the three differ, and a
 * {@link GradientException} where one requires a gradient and the thread is recording.
 */
public final class Into {

  private Into() {}

  /** out = a + b. */
  public static Tensor add(Tensor a, Tensor b, Tensor out) {
    return pair("add", BinaryKernel.ADD, a, b, out);
  }

  /** out = a - b. */
  public static Tensor sub(Tensor a, Tensor b, Tensor out) {
    return pair("sub", BinaryKernel.SUBTRACT, a, b, out);
  }

  /** out = a b. */
  public static Tensor mul(Tensor a, Tensor b, Tensor out) {
    return pair("mul", BinaryKernel.MULTIPLY, a, b, out);
  }

  /** out = a / b; not for integers. */
  public static Tensor div(Tensor a, Tensor b, Tensor out) {
    return pair("div", BinaryKernel.DIVIDE, a, b, out);
  }

  /** out = e^x. */
  public static Tensor exp(Tensor x, Tensor out) {
    return single("exp", UnaryKernel.EXP, x, out);
  }

  /** out = tanh x. */
  public static Tensor tanh(Tensor x, Tensor out) {
    return single("tanh", UnaryKernel.TANH, x, out);
  }

  /** out = 1 / (1 + e^-x). */
  public static Tensor sigmoid(Tensor x, Tensor out) {
    return single("sigmoid", UnaryKernel.SIGMOID, x, out);
  }

  /** out = max(x, 0). */
  public static Tensor relu(Tensor x, Tensor out) {
    return single("relu", UnaryKernel.RELU, x, out);
  }

  /** out = the sum of all elements of x; out holds one number. */
  public static Tensor sum(Tensor x, Tensor out) {
    check("sum", x, out, out.numel() == 1 && x.isContiguous());
    int[] flat = {(int) x.numel()};
    Strided run = new Strided(x.data().storage(), x.data().offset(), flat, new int[] {1});
    Strided one = new Strided(out.data().storage(), out.data().offset(), new int[] {1}, flat);
    out.backend().reduce(Reduction.SUM, run, one);
    out.data().storage().changed();
    return out;
  }

  private static Tensor pair(String op, BinaryKernel kernel, Tensor a, Tensor b, Tensor out) {
    check(op, a, out, Arrays.equals(a.sizes(), out.sizes()));
    check(op, b, out, Arrays.equals(b.sizes(), out.sizes()));
    if (kernel == BinaryKernel.DIVIDE && !out.dtype().isFloating()) {
      throw new DTypeException(
          "div: the result is %s, and a quotient is not an integer; convert with to(F32)"
              .formatted(out.dtype().torchName()));
    }
    out.backend().binary(kernel, a.data(), b.data(), out.data());
    out.data().storage().changed();
    return out;
  }

  private static Tensor single(String op, UnaryKernel kernel, Tensor x, Tensor out) {
    check(op, x, out, Arrays.equals(x.sizes(), out.sizes()));
    if (!out.dtype().isFloating()) {
      throw new DTypeException(
          "%s: the result is %s; convert with to(F32)".formatted(op, out.dtype().torchName()));
    }
    out.backend().unary(kernel, 0, 0, x.data(), out.data());
    out.data().storage().changed();
    return out;
  }

  private static void check(String op, Tensor x, Tensor out, boolean fits) {
    if (x.dtype() != out.dtype()) {
      throw new DTypeException(
          "%s into given memory: the input is %s and the result %s; both must have one dtype, so convert with to()"
              .formatted(op, x.dtype().torchName(), out.dtype().torchName()));
    }
    if (!fits || !out.isContiguous()) {
      throw new ShapeException(
          "%s into given memory: the input is %s and the result %s with strides %s; pass a contiguous result of the fitting shape"
              .formatted(
                  op,
                  Shape.text(x.sizes()),
                  Shape.text(out.sizes()),
                  Shape.text(out.data().strides())));
    }
    if (Autograd.recording() && (x.requiresGrad() || out.requiresGrad())) {
      throw new GradientException(
          "%s into given memory: a tensor of shape %s requires a gradient, and such results are not recorded; use the plain form, or Autograd.noGrad"
              .formatted(op, Shape.text(x.sizes())));
    }
  }
}
