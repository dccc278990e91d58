package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Vectors that should point the same way where y is 1 and should not where y is -1: {@code 1 -
 * cos(a, b)} for the former, {@code max(0, cos(a, b) - margin)} for the latter.
 *
 * <p>Shape: a and b {@code [N, D]} with y {@code [N]}, or a and b {@code [D]} with a single y.
 * Source: torch.nn.CosineEmbeddingLoss.
 *
 * @param margin from -1 to 1; a cosine below it is different enough
 * @param reduction the mean is usual
 */
public record CosineEmbedding(double margin, Reduction reduction) implements JointLoss {

  /** PyTorch's guard against vectors of length 0, added to each squared length. */
  private static final double GUARD = 1e-12;

  /** The mean over all pairs. */
  public CosineEmbedding(double margin) {
    this(margin, Reduction.MEAN);
  }

  /**
   * @param a vectors
   * @param b vectors, as many
   * @param y 1 or -1, one a pair
   */
  @Override
  public Tensor of(Tensor a, Tensor b, Tensor y) {
    if (a.rank() != b.rank() || a.rank() != y.rank() + 1 || a.rank() > 2) {
      throw new ShapeException(
          "cosine embedding: the vectors are %s and %s and the target is %s; pass vectors [N, D] with a target [N], or vectors [D] with a single value"
              .formatted(Shape.text(a.sizes()), Shape.text(b.sizes()), Shape.text(y.sizes())));
    }
    Tensor left = Precision.full(a);
    Tensor right = Precision.full(b);
    Tensor lengths = squared(left).mul(squared(right)).sqrt();
    Tensor cosine = left.mul(right).sum(-1, false).div(lengths);
    Tensor zero = Tensor.zeros(cosine.dtype());
    Tensor apart = cosine.sub(margin).clamp(0, Double.POSITIVE_INFINITY);
    Tensor together = cosine.rsub(1.0);
    return reduction.of(together.where(y.eq(1), zero).add(apart.where(y.eq(-1), zero)));
  }

  private static Tensor squared(Tensor x) {
    return x.square().sum(-1, false).add(GUARD);
  }
}
