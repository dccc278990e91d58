package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Which of two should be the higher: {@code max(0, margin - y (a - b))}, with y of 1 where a should
 * be above b and of -1 where it should be below.
 *
 * <p>Shape: a, b and y of as many dimensions, which broadcast. Source: torch.nn.MarginRankingLoss.
 *
 * @param margin how far above is far enough
 * @param reduction the mean is usual
 */
public record MarginRanking(double margin, Reduction reduction) implements JointLoss {

  /** The mean over all elements. */
  public MarginRanking(double margin) {
    this(margin, Reduction.MEAN);
  }

  /**
   * @param a scores
   * @param b scores to compare with
   * @param y 1 or -1
   * @throws ShapeException where they have not equally many dimensions
   */
  @Override
  public Tensor of(Tensor a, Tensor b, Tensor y) {
    if (a.rank() != b.rank() || a.rank() != y.rank()) {
      throw new ShapeException(
          "margin ranking: the scores are %s and %s and y is %s; give all three as many dimensions, with squeeze or unsqueeze"
              .formatted(Shape.text(a.sizes()), Shape.text(b.sizes()), Shape.text(y.sizes())));
    }
    Tensor missing = y.neg().mul(Precision.full(a).sub(b)).add(margin);
    return reduction.of(missing.clamp(0, Double.POSITIVE_INFINITY));
  }
}
