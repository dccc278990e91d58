package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: x times a number, or by it, where the number is part of another operation: the count of a
 * mean, the weight of a {@code lerp}, a sum's {@code alpha}. Nothing is kept that backward would
 * free, so the graph may be walked again, other than one with a factor that the caller wrote.
 *
 * @param divided whether x is divided by the number, not multiplied
 * @param number by what
 */
public record Scale(boolean divided, double number) implements Op {

  /** x times a number. */
  public static Tensor times(Tensor x, double number) {
    return number == 1 ? x : Autograd.apply(new Scale(false, number), x);
  }

  /** x by a number. */
  public static Tensor by(Tensor x, double number) {
    return Autograd.apply(new Scale(true, number), x);
  }

  @Override
  public String name() {
    return divided ? "div" : "mul";
  }

  @Override
  public Tensor value(Tensor... in) {
    UnaryKernel kernel = divided ? UnaryKernel.DIVIDE_NUMBER : UnaryKernel.MULTIPLY_NUMBER;
    return new Pointwise(kernel, number, 0).value(in);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(this, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
