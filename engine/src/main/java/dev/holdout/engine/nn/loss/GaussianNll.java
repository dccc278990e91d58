package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * The negative log-likelihood of targets y under normal distributions of mean x and variance v:
 * {@code (log v + (x - y)²/v) / 2}, with v held at eps from below (the gradient passes as if it
 * were not held). With {@code full}, {@code log(2 π)/2} is added.
 *
 * <p>Shape: input and target of one shape, or a target that broadcasts to the input's; the variance
 * of the input's shape, or without its last dimension, or with a last size of 1. Source:
 * torch.nn.GaussianNLLLoss; D. Nix and A. Weigend, "Estimating the mean and variance of the target
 * probability distribution", 1994.
 *
 * @param full whether the constant is added
 * @param eps floor of the variance, above 0
 * @param reduction the mean is usual
 */
public record GaussianNll(boolean full, double eps, Reduction reduction) implements JointLoss {

  public GaussianNll {
    LossChecks.setting(eps > 0, "gaussian nll", "eps", eps, "above 0 (1e-6 is usual)");
  }

  /** Without the constant, PyTorch's eps of 1e-6, the mean. */
  public GaussianNll() {
    this(false, 1e-6, Reduction.MEAN);
  }

  /**
   * @param input means
   * @param target what was observed
   * @param variance 0 or more
   * @throws ShapeException where target or variance are of none of the shapes above
   * @throws IllegalArgumentException for a variance below 0
   */
  @Override
  public Tensor of(Tensor input, Tensor target, Tensor variance) {
    LossChecks.under("gaussian nll", input, target);
    Tensor spread = held(aligned(input, variance));
    Tensor each = spread.log().add(input.sub(target).square().div(spread)).mul(0.5);
    return reduction.of(full ? each.add(0.5 * Math.log(2 * Math.PI)) : each);
  }

  private static Tensor aligned(Tensor input, Tensor variance) {
    int[] wanted = input.sizes();
    int[] given = variance.sizes();
    int last = wanted.length - 1;
    if (Arrays.equals(given, wanted)) {
      return variance;
    }
    if (last >= 0 && Arrays.equals(given, Arrays.copyOf(wanted, last))) {
      return variance.unsqueeze(-1);
    }
    boolean one = given.length == wanted.length && given[last] == 1;
    if (one && Arrays.equals(Arrays.copyOf(given, last), Arrays.copyOf(wanted, last))) {
      return variance;
    }
    throw new ShapeException(
        "gaussian nll: the input is %s and the variance is %s; pass a variance of the input's shape, without its last dimension, or with a last size of 1"
            .formatted(Shape.text(wanted), Shape.text(given)));
  }

  private Tensor held(Tensor variance) {
    if (variance.numel() > 0 && variance.detach().min().item() < 0) {
      long at = variance.detach().argmin().itemLong();
      throw new IllegalArgumentException(
          "gaussian nll: element %d of the variance, of shape %s, is %s; variances are 0 or more, so pass them through softplus or exp"
              .formatted(at, Shape.text(variance.sizes()), variance.detach().min().item()));
    }
    Tensor copy = variance.copy();
    Tensor held = copy.detach().clamp(eps, Double.POSITIVE_INFINITY);
    return Autograd.noGrad(() -> copy.copyFrom(held));
  }
}
