package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * {@link Adam} that divides by the mean square only once enough squares went into it.
 *
 * <pre>
 * g ← g + weightDecay · p                    (decoupled: p ← p · (1 − lr · weightDecay) instead)
 * m ← beta1 · m + (1 − beta1) · g,  v ← beta2 · v + (1 − beta2) · g²
 * R = 2 / (1 − beta2) − 1,  r = R − 2 t · beta2^t / (1 − beta2^t)
 * r above 5: p ← p − lr · m / (1 − beta1^t) · √(1 − beta2^t) / (√v + eps)
 *                    · √((r − 4)(r − 2) R / ((R − 4)(R − 2) r))
 * else:      p ← p − lr · m / (1 − beta1^t)
 * </pre>
 *
 * <p>Source: torch.optim.RAdam; L. Liu et al., "On the variance of the adaptive learning rate and
 * beyond", 2020.
 */
public final class RAdam extends FirstOrderOptimizer<RAdam.Config> {

  private static final double ENOUGH = 5;

  /**
   * @param lr step length, 0 or more
   * @param beta1 memory of the mean gradient, in [0, 1)
   * @param beta2 memory of the mean square, in [0, 1)
   * @param eps floor of the divisor, 0 or more
   * @param weightDecay pull towards 0, 0 or more
   * @param decoupled whether decay is a step of its own, as in {@link AdamW}
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean decoupled,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      AdamMoments.require("radam", lr, beta1, beta2, eps, weightDecay);
    }

    /** PyTorch's defaults: lr 0.001, betas 0.9 and 0.999, eps 1e-8. */
    public static Config standard() {
      return of(0.001);
    }

    /**
     * PyTorch's defaults but the step length.
     *
     * @param lr step length, 0 or more
     * @throws IllegalArgumentException if it is below 0 or NaN
     */
    public static Config of(double lr) {
      return new Config(lr, 0.9, 0.999, 1e-8, 0, false, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, beta1, beta2, eps, weightDecay, decoupled, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.of(beta1);
    }

    @Override
    public Config withCycledMomentum(double memory) {
      return new Config(lr, memory, beta2, eps, weightDecay, decoupled, maximize);
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public RAdam(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public RAdam(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config c, OptimizerState state) {
    if (c.decoupled && c.weightDecay != 0) {
      parameter.mulInPlace(1 - c.lr * c.weightDecay);
    }
    double pull = c.decoupled ? 0 : c.weightDecay;
    Tensor g = withDecay(parameter, gradient, c.maximize, pull, state);
    AdamMoments moments = AdamMoments.after(parameter, g, c.beta1, c.beta2, state);
    double rate = c.lr / moments.filled(c.beta1);
    double filled = moments.filled(c.beta2);
    double limit = 2 / (1 - c.beta2) - 1;
    double length = limit - 2 * moments.step() * StrictMath.pow(c.beta2, moments.step()) / filled;
    if (length > ENOUGH) {
      double over = (length - 4) * (length - 2) * limit;
      double rectified = Math.sqrt(over / ((limit - 4) * (limit - 2) * length));
      parameter.addRootQuotientInPlace(
          moments.mean(), moments.squares(), 1, c.eps, -rate * rectified * Math.sqrt(filled));
    } else {
      parameter.addInPlace(moments.mean(), -rate);
    }
  }

  @Override
  Remembered remembered() {
    return new Remembered(Set.of(OptimizerState.STEP, "exp_avg", "exp_avg_sq"), Set.of());
  }
}
