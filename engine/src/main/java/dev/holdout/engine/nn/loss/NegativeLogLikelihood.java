package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Minus the log-probability of the class that was right, times its weight: {@code -w[y] x[y]}, 0
 * for samples to ignore. The mean divides by the sum of the weights that took part; if none did, it
 * is NaN with gradients of 0.
 *
 * <p>Shape: input {@code [N, C, *]} or {@code [C]} of log-probabilities, target the same without
 * its dimension of classes, of I64 or I32, from 0 to C - 1. Source: torch.nn.NLLLoss.
 *
 * @param weight of each class, {@code [C]}, or null for 1
 * @param ignoreIndex a class number whose samples do not count; PyTorch's default is -100
 * @param reduction the mean is usual
 */
public record NegativeLogLikelihood(Tensor weight, long ignoreIndex, Reduction reduction)
    implements Loss {

  /** Without weights, the mean. */
  public NegativeLogLikelihood() {
    this(null, CrossEntropy.IGNORED, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the target is not as the input without
   *     classes
   * @throws dev.holdout.engine.shape.DimensionException for a class number out of range, naming the
   *     sample
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    Tensor log = Precision.full(input);
    ClassTarget classes =
        ClassTarget.of("negative log likelihood", log, target, weight, ignoreIndex);
    return classes.reduced(classes.loss(log, 0), reduction);
  }
}
