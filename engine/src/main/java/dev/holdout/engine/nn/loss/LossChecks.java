package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** What losses refuse, in one wording. */
final class LossChecks {

  private LossChecks() {}

  /**
   * The target of a difference. PyTorch broadcasts it and warns; there are no warnings here, and a
   * column [N, 1] beside a line [N] would compare each with all: a net that learns the mean.
   *
   * @throws ShapeException with both shapes, where they differ
   */
  static void alike(String loss, Tensor input, Tensor target) {
    if (!Arrays.equals(input.sizes(), target.sizes())) {
      throw new ShapeException(
          "%s: the input is %s and the target is %s; both must have one shape, for broadcasting would compare elements that do not belong together: squeeze or reshape one, or, where each is meant to meet many, expand it"
              .formatted(loss, Shape.text(input.sizes()), Shape.text(target.sizes())));
    }
  }

  /**
   * The target of a loss that PyTorch broadcasts without a word: it may repeat under the input, but
   * not make it larger.
   *
   * @throws ShapeException with both shapes, where it would
   */
  static void under(String loss, Tensor input, Tensor target) {
    if (!Broadcast.fits(target.sizes(), input.sizes())) {
      throw new ShapeException(
          "%s: the input is %s and the target is %s, which does not broadcast to the input's shape; squeeze, reshape or expand one"
              .formatted(loss, Shape.text(input.sizes()), Shape.text(target.sizes())));
    }
  }

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
