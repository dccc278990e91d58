package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * {@link Adam} that looks ahead along its momentum, as Nesterov's does.
 *
 * <pre>
 * g ← g + weightDecay · p                    (decoupled: p ← p · (1 − lr · weightDecay) instead)
 * μ_t = beta1 · (1 − 0.96^(t · momentumDecay) / 2),  M ← M · μ_t
 * m ← beta1 · m + (1 − beta1) · g,  v ← beta2 · v + (1 − beta2) · g²
 * a = √(v / (1 − beta2^t)) + eps
 * p ← p − lr · (1 − μ_t) / (1 − M) · g / a − lr · μ_(t+1) / (1 − M · μ_(t+1)) · m / a
 * </pre>
 *
 * <p>Source: torch.optim.NAdam; T. Dozat, "Incorporating Nesterov momentum into Adam", 2016.
 */
public final class NAdam extends FirstOrderOptimizer<NAdam.Config> {

  private static final String PRODUCT = "mu_product";

  /**
   * @param lr step length, 0 or more
   * @param beta1 memory of the mean gradient, in [0, 1)
   * @param beta2 memory of the mean square, in [0, 1)
   * @param eps floor of the divisor, 0 or more
   * @param weightDecay pull towards 0, 0 or more
   * @param momentumDecay how fast the momentum warms up, 0 or more
   * @param decoupled whether decay is a step of its own, as in {@link AdamW}
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      double momentumDecay,
      boolean decoupled,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      AdamMoments.require("nadam", lr, beta1, beta2, eps, weightDecay);
      Settings.require(momentumDecay >= 0, "nadam", "momentumDecay", momentumDecay, "of 0 or more");
    }

    /** PyTorch's defaults: lr 0.002, betas 0.9 and 0.999, eps 1e-8, momentumDecay 0.004. */
    public static Config standard() {
      return of(0.002);
    }

    /**
     * PyTorch's defaults but the step length.
     *
     * @param lr step length, 0 or more
     * @throws IllegalArgumentException if it is below 0 or NaN
     */
    public static Config of(double lr) {
      return new Config(lr, 0.9, 0.999, 1e-8, 0, 0.004, false, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, beta1, beta2, eps, weightDecay, momentumDecay, decoupled, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.of(beta1);
    }

    @Override
    public Config withCycledMomentum(double memory) {
      return new Config(lr, memory, beta2, eps, weightDecay, momentumDecay, decoupled, maximize);
    }

    private double momentumAt(long step) {
      return beta1 * (1 - 0.5 * StrictMath.pow(0.96, step * momentumDecay));
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public NAdam(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public NAdam(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  boolean isNumber(String name) {
    return name.equals(PRODUCT) || super.isNumber(name);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config c, OptimizerState state) {
    if (c.decoupled && c.weightDecay != 0) {
      parameter.mulInPlace(1 - c.lr * c.weightDecay);
    }
    double pull = c.decoupled ? 0 : c.weightDecay;
    Tensor g = withDecay(parameter, gradient, c.maximize, pull, state);
    AdamMoments moments = AdamMoments.after(parameter, g, c.beta1, c.beta2, state);
    double now = c.momentumAt(moments.step());
    double next = c.momentumAt(moments.step() + 1);
    double[] product = state.number(PRODUCT, 1);
    // In single precision whatever the parameters are, as PyTorch keeps it.
    product[0] = (float) product[0] * (float) now;
    double scale = Math.sqrt(moments.filled(c.beta2));
    double ahead = -c.lr * (1 - now) / (1 - product[0]);
    double along = -c.lr * next / (1 - product[0] * next);
    parameter.addRootQuotientInPlace(g, moments.squares(), scale, c.eps, ahead);
    parameter.addRootQuotientInPlace(moments.mean(), moments.squares(), scale, c.eps, along);
  }

  @Override
  Remembered remembered() {
    return new Remembered(Set.of(OptimizerState.STEP, "exp_avg", "exp_avg_sq", PRODUCT), Set.of());
  }
}
