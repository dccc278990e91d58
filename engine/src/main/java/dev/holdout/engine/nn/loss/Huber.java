package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Squared near the target, absolute far from it: with d = x - y, {@code d²/2} where |d| is below
 * delta, else {@code delta (|d| - delta/2)}. The slope is d, held between -delta and delta.
 *
 * <p>Shape: input and target of one shape; a column [N, 1] beside a line [N], which PyTorch
 * broadcasts with a warning, is refused. Source: torch.nn.HuberLoss; P. Huber, "Robust estimation
 * of a location parameter", 1964.
 *
 * @param delta where the one becomes the other, above 0
 * @param reduction the mean is usual
 */
public record Huber(double delta, Reduction reduction) implements Loss {

  public Huber {
    LossChecks.setting(delta > 0, "huber", "delta", delta, "above 0 (1 is usual)");
  }

  /** The mean over all elements. */
  public Huber(double delta) {
    this(delta, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the shapes differ
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.alike("huber", input, target);
    return reduction.of(each(Precision.full(input).sub(target), delta));
  }

  /** One loss a difference. */
  static Tensor each(Tensor difference, double delta) {
    Tensor far = difference.detach().abs().ge(delta);
    // The part that is not taken sees 0 instead of what could be infinite: 0 times that is NaN.
    Tensor near = Tensor.zeros(difference.dtype()).where(far, difference);
    Tensor line = difference.abs().sub(delta / 2).mul(delta);
    return line.where(far, near.square().mul(0.5));
  }
}
