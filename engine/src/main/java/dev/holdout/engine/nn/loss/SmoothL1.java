package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * {@link Huber} over beta: with d = x - y, {@code d²/(2 beta)} where |d| is below beta, else {@code
 * |d| - beta/2}. With beta 0 it is {@link MeanAbsolute}.
 *
 * <p>Shape: input and target of one shape; a column [N, 1] beside a line [N], which PyTorch
 * broadcasts with a warning, is refused. Source: torch.nn.SmoothL1Loss; R. Girshick, "Fast R-CNN",
 * 2015.
 *
 * @param beta where the one becomes the other, 0 or more
 * @param reduction the mean is usual
 */
public record SmoothL1(double beta, Reduction reduction) implements Loss {

  public SmoothL1 {
    LossChecks.setting(beta >= 0, "smooth l1", "beta", beta, "of 0 or more (1 is usual)");
  }

  /** The mean over all elements. */
  public SmoothL1(double beta) {
    this(beta, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the shapes differ
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.alike("smooth l1", input, target);
    Tensor difference = Precision.full(input).sub(target);
    return reduction.of(beta == 0 ? difference.abs() : Huber.each(difference, beta).mul(1 / beta));
  }
}
