package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Distances that should be small where y is 1 and above a margin where y is -1: {@code x} for the
 * former, {@code max(0, margin - x)} for the latter.
 *
 * <p>Shape: input and target of one shape, or a target that broadcasts to the input's. Source:
 * torch.nn.HingeEmbeddingLoss.
 *
 * @param margin how far is far enough
 * @param reduction the mean is usual
 */
public record HingeEmbedding(double margin, Reduction reduction) implements Loss {

  /** The mean over all elements. */
  public HingeEmbedding(double margin) {
    this(margin, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the target is larger than the input
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.under("hinge embedding", input, target);
    Tensor x = Precision.full(input);
    Tensor zero = Tensor.zeros(x.dtype());
    Tensor apart = x.rsub(margin).clamp(0, Double.POSITIVE_INFINITY);
    return reduction.of(apart.where(target.ne(1), zero).add(x.where(target.ne(-1), zero)));
  }
}
