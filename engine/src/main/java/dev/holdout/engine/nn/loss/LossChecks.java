package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** What losses refuse, in one wording. */
final class LossChecks {

  private LossChecks() {}

  /**
   * @throws ShapeException with both shapes, where they differ
   */
  static void sameShape(String loss, Tensor input, String other, Tensor tensor) {
    if (!Arrays.equals(input.sizes(), tensor.sizes())) {
      throw new ShapeException(
          "%s: the input is %s and the %s is %s; both must have one shape, so reshape or expand one"
              .formatted(loss, Shape.text(input.sizes()), other, Shape.text(tensor.sizes())));
    }
  }

  /**
   * @throws IllegalArgumentException with value and range, where the setting is outside
   */
  static void setting(boolean fits, String loss, String name, double value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s is %s; pass a value %s".formatted(loss, name, value, range));
    }
  }

  /** Whether class numbers, rather than probabilities, are meant. */
  static boolean classNumbers(String loss, Tensor target) {
    return switch (target.dtype()) {
      case I64, I32 -> true;
      case F32, F64, BF16, F16 -> false;
      case BOOL ->
          throw new DTypeException(
              "%s: the target is bool; pass class numbers, as in target.to(I64)".formatted(loss));
    };
  }
}
