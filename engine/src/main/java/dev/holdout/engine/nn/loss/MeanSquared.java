package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Tensor;

/**
 * {@code (x - y)²} an element.
 *
 * <p>Shape: input and target of one shape, or such that broadcast. Source: torch.nn.MSELoss.
 *
 * @param reduction the mean is usual
 */
public record MeanSquared(Reduction reduction) implements Loss {

  /** The mean over all elements. */
  public MeanSquared() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor input, Tensor target) {
    return reduction.of(input.sub(target).square());
  }
}
