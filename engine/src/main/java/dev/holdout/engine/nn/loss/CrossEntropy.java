package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * Scores before the softmax against the class that was right: with {@code p = log softmax(x)} over
 * the classes,
 *
 * <pre>
 * (1 - s) (-w[y] p[y]) + s/C Σ_c -w[c] p[c]     of a class number y, 0 where it is to be ignored
 * Σ_c -w[c] ((1 - s) y[c] + s/C) p[c]           of probabilities y
 * </pre>
 *
 * <p>The mean of class numbers divides by the sum of w[y] of those that took part (if none did it
 * is NaN, with gradients of 0), the mean of probabilities by the count of samples.
 *
 * <p>Shape: input {@code [N, C, *]} or {@code [C]}; target the same without its dimension of
 * classes, of I64 or I32, from 0 to C - 1, or probabilities of the input's shape. Source:
 * torch.nn.CrossEntropyLoss; C. Szegedy et al., "Rethinking the Inception architecture", 2016
 * (label smoothing).
 *
 * @param weight of each class, {@code [C]}, or null for 1
 * @param ignoreIndex a class number whose samples do not count; PyTorch's default is -100
 * @param labelSmoothing s, from 0 to 1: the share of the target that is spread over all classes
 * @param reduction the mean is usual
 */
public record CrossEntropy(
    Tensor weight, long ignoreIndex, double labelSmoothing, Reduction reduction) implements Loss {

  static final long IGNORED = -100;

  private static final String NAME = "cross entropy";

  public CrossEntropy {
    LossChecks.setting(
        labelSmoothing >= 0 && labelSmoothing <= 1,
        NAME,
        "labelSmoothing",
        labelSmoothing,
        "from 0 to 1");
  }

  /** Without weights and smoothing, the mean. */
  public CrossEntropy() {
    this(null, IGNORED, 0, Reduction.MEAN);
  }

  /**
   * @throws DTypeException where class numbers are floating, or truth values
   * @throws dev.holdout.engine.shape.ShapeException where the target is neither of the input's
   *     shape nor of that without classes
   * @throws dev.holdout.engine.shape.DimensionException for a class number out of range, naming the
   *     sample
   * @throws IllegalArgumentException for probabilities where a class is to be ignored
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    if (LossChecks.classNumbers(NAME, target)) {
      Tensor scores = Precision.full(input);
      ClassTarget classes = ClassTarget.of(NAME, scores, target, weight, ignoreIndex);
      Tensor each = classes.loss(scores.logSoftmax(classes.dim()), labelSmoothing);
      return classes.reduced(each, reduction);
    }
    if (target.rank() == input.rank() - 1) {
      throw new DTypeException(
          "%s: the target is %s %s beside an input %s; class numbers are int64, so pass target.to(I64), and probabilities have the input's shape"
              .formatted(
                  NAME,
                  target.dtype().torchName(),
                  Shape.text(target.sizes()),
                  Shape.text(input.sizes())));
    }
    LossChecks.sameShape(NAME, input, "target of probabilities", target);
    if (ignoreIndex >= 0) {
      throw new IllegalArgumentException(
          "%s: ignoreIndex is %d, but the target of shape %s holds probabilities, of which none can be ignored; pass class numbers (I64), or leave ignoreIndex at %d"
              .formatted(NAME, ignoreIndex, Shape.text(target.sizes()), IGNORED));
    }
    int dim = ClassTarget.dim(NAME, input);
    Tensor log = Precision.full(input).logSoftmax(dim);
    Tensor weighed = weight == null ? log : log.mul(ClassTarget.along(weight, input, dim, NAME));
    Tensor wanted =
        labelSmoothing == 0
            ? target
            : Precision.full(target).mul(1 - labelSmoothing).add(labelSmoothing / input.size(dim));
    return reduction.of(weighed.mul(wanted).sum(dim, false).neg());
  }
}
