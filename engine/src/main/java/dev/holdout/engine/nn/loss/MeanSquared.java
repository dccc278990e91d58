package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * {@code (x - y)²} an element.
 *
 * <p>Shape: input and target of one shape; a column [N, 1] beside a line [N], which PyTorch
 * broadcasts with a warning, is refused. Source: torch.nn.MSELoss.
 *
 * @param reduction the mean is usual
 */
public record MeanSquared(Reduction reduction) implements Loss {

  /** The mean over all elements. */
  public MeanSquared() {
    this(Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the shapes differ
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.alike("mse", input, target);
    return reduction.of(Precision.full(input).sub(target).square());
  }
}
