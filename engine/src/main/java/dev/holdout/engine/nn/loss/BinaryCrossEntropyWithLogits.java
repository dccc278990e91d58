package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * {@link BinaryCrossEntropy} of sigmoid(x), without rounding to 0 or 1 on the way: {@code w ((1 -
 * y) x - (1 + (p - 1) y) log sigmoid(x))}.
 *
 * <p>Shape: input and target of one shape; weights broadcast to it. Source:
 * torch.nn.BCEWithLogitsLoss.
 *
 * @param weight w, or null for 1
 * @param positiveWeight p, how much more a target of 1 counts, or null for 1
 * @param reduction the mean is usual; it divides by the count, not by the weights
 */
public record BinaryCrossEntropyWithLogits(
    Tensor weight, Tensor positiveWeight, Reduction reduction) implements Loss {

  /** Without weights, the mean. */
  public BinaryCrossEntropyWithLogits() {
    this(null, null, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where both shapes differ
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.sameShape("binary cross entropy with logits", input, "target", target);
    Tensor logits = Precision.full(input);
    Tensor wanted = Precision.full(target);
    Tensor log = logits.logsigmoid();
    Tensor weighed =
        positiveWeight == null ? log : positiveWeight.sub(1).mul(wanted).add(1).mul(log);
    Tensor each = wanted.rsub(1).mul(logits).sub(weighed);
    return reduction.of(weight == null ? each : each.mul(weight));
  }
}
