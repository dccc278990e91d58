package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.BinaryEntropy;

/**
 * Probabilities x against targets y from 0 to 1: {@code -w (y log x + (1 - y) log(1 - x))}, each
 * logarithm held at -100 from below. {@link BinaryCrossEntropyWithLogits} does the same from what
 * comes before the sigmoid, and is the more exact.
 *
 * <p>Shape: input and target of one shape; the weight broadcasts to it. Source: torch.nn.BCELoss.
 *
 * @param weight w, or null for 1
 * @param reduction the mean is usual; it divides by the count, not by the weights
 */
public record BinaryCrossEntropy(Tensor weight, Reduction reduction) implements Loss {

  /** Without weights, the mean. */
  public BinaryCrossEntropy() {
    this(null, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where both shapes differ
   * @throws IllegalArgumentException for an input or a target outside 0 to 1
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.sameShape("binary cross entropy", input, "target", target);
    Tensor given = Precision.full(input);
    Tensor wanted = target.to(given.dtype());
    inRange("input", given.detach(), "apply sigmoid first, or use BinaryCrossEntropyWithLogits");
    inRange("target", wanted.detach(), "divide counts by what they are out of");
    Tensor each = Autograd.apply(new BinaryEntropy(), given, wanted);
    return reduction.of(weight == null ? each : each.mul(weight));
  }

  private static void inRange(String which, Tensor given, String remedy) {
    if (given.numel() == 0 || (given.min().item() >= 0 && given.max().item() <= 1)) {
      return;
    }
    double[] values = given.toDoubleArray();
    int at = 0;
    while (values[at] >= 0 && values[at] <= 1) {
      at++;
    }
    throw new IllegalArgumentException(
        "binary cross entropy: element %d of the %s is %s; probabilities lie between 0 and 1, so %s"
            .formatted(at, which, values[at], remedy));
  }
}
