package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * {@link Adam} whose pull towards 0 is a step of its own, which the running means do not see.
 *
 * <pre>
 * p ← p · (1 − lr · weightDecay)
 * m ← beta1 · m + (1 − beta1) · g
 * v ← beta2 · v + (1 − beta2) · g²                     (amsgrad: the largest v so far)
 * p ← p − lr / (1 − beta1^t) · m / (√v / √(1 − beta2^t) + eps)
 * </pre>
 *
 * <p>Source: torch.optim.AdamW; I. Loshchilov and F. Hutter, "Decoupled weight decay
 * regularization", 2019.
 */
public final class AdamW extends FirstOrderOptimizer<AdamW.Config> {

  /**
   * @param lr step length, 0 or more
   * @param beta1 memory of the mean gradient, in [0, 1)
   * @param beta2 memory of the mean square, in [0, 1)
   * @param eps floor of the divisor, 0 or more
   * @param weightDecay pull towards 0 a step and unit of lr, 0 or more
   * @param amsgrad divide by the largest mean square so far
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean amsgrad,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      AdamMoments.require("adamw", lr, beta1, beta2, eps, weightDecay);
    }

    /** PyTorch's defaults: lr 0.001, betas 0.9 and 0.999, eps 1e-8, weightDecay 0.01. */
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
      return new Config(lr, 0.9, 0.999, 1e-8, 0.01, false, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, beta1, beta2, eps, weightDecay, amsgrad, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.of(beta1);
    }

    @Override
    public Config withCycledMomentum(double memory) {
      return new Config(lr, memory, beta2, eps, weightDecay, amsgrad, maximize);
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public AdamW(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public AdamW(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config c, OptimizerState state) {
    parameter.mulInPlace(1 - c.lr * c.weightDecay);
    Tensor g = withDecay(parameter, gradient, c.maximize, 0, state);
    AdamMoments.after(parameter, g, c.beta1, c.beta2, state)
        .move(parameter, c.lr, c.beta1, c.beta2, c.eps, c.amsgrad, state);
  }

  @Override
  Remembered remembered() {
    return new Remembered(
        Set.of(OptimizerState.STEP, "exp_avg", "exp_avg_sq"), Set.of("max_exp_avg_sq"));
  }
}
