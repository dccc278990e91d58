package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * {@code |x - y|} an element; the slope where both are equal is 0.
 *
 * <p>Shape: input and target of one shape; a column [N, 1] beside a line [N], which PyTorch
 * broadcasts with a warning, is refused. Source: torch.nn.L1Loss.
 *
 * @param reduction the mean is usual
 */
public record MeanAbsolute(Reduction reduction) implements Loss {

  /** The mean over all elements. */
  public MeanAbsolute() {
    this(Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the shapes differ
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.alike("l1", input, target);
    return reduction.of(Precision.full(input).sub(target).abs());
  }
}
