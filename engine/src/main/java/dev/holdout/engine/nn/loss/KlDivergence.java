package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * The Kullback-Leibler divergence of probabilities y from log-probabilities x: {@code y (log y -
 * x)} an element, 0 where y is 0; of log-probabilities y, {@code e^y (y - x)}.
 *
 * <p>Shape: input and target of one shape, or a target that broadcasts to the input's. The sum over
 * a distribution is its divergence, so the mean of a batch is {@link Reduction#BATCH_MEAN}, not
 * MEAN. Source: torch.nn.KLDivLoss.
 *
 * @param logTarget whether the target is in logarithms too
 * @param reduction BATCH_MEAN is usual; PyTorch's default is MEAN
 */
public record KlDivergence(boolean logTarget, Reduction reduction) implements Loss {

  /** Of a target in probabilities, the mean over the batch. */
  public KlDivergence() {
    this(false, Reduction.BATCH_MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the target is larger than the input
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.under("kl divergence", input, target);
    Tensor wanted = Precision.full(target);
    Tensor log = Precision.full(input);
    return reduction.of(
        logTarget ? wanted.exp().mul(wanted.sub(log)) : wanted.xlogy(wanted).sub(wanted.mul(log)));
  }
}
