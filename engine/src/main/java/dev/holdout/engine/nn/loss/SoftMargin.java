package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * {@code log(1 + e^(-y x))} an element, for targets y of -1 and 1. Computed without overflow on the
 * way: where PyTorch's is infinite, this is about {@code -y x}.
 *
 * <p>Shape: input and target of one shape, or a target that broadcasts to the input's. Source:
 * torch.nn.SoftMarginLoss.
 *
 * @param reduction the mean is usual
 */
public record SoftMargin(Reduction reduction) implements Loss {

  /** The mean over all elements. */
  public SoftMargin() {
    this(Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the target is larger than the input
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.under("soft margin", input, target);
    return reduction.of(Precision.full(input).mul(target).logsigmoid().neg());
  }
}
