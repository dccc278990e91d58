package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Divides the gradient by the root of a running mean of its squares.
 *
 * <pre>
 * g ← g + weightDecay · p
 * v ← alpha · v + (1 − alpha) · g²
 * a ← √v + eps; with centered, m ← alpha · m + (1 − alpha) · g and a ← √(v − m²) + eps
 * p ← p − lr · g / a; with momentum, b ← momentum · b + g / a and p ← p − lr · b
 * </pre>
 *
 * <p>Source: torch.optim.RMSprop; T. Tieleman and G. Hinton, lecture 6.5, 2012. The root is taken
 * before eps is added.
 */
public final class RmsProp extends FirstOrderOptimizer<RmsProp.Config> {

  /**
   * @param lr step length, 0 or more
   * @param alpha memory of the running means, 0 or more
   * @param eps floor of the divisor, 0 or more
   * @param weightDecay pull towards 0, 0 or more
   * @param momentum share of the last move that is kept, 0 or more
   * @param centered divide by the standard deviation instead of the root mean square
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double alpha,
      double eps,
      double weightDecay,
      double momentum,
      boolean centered,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      Settings.require(lr >= 0, "rmsprop", "lr", lr, "of 0 or more");
      Settings.require(alpha >= 0, "rmsprop", "alpha", alpha, "of 0 or more");
      Settings.require(eps >= 0, "rmsprop", "eps", eps, "of 0 or more");
      Settings.require(weightDecay >= 0, "rmsprop", "weightDecay", weightDecay, "of 0 or more");
      Settings.require(momentum >= 0, "rmsprop", "momentum", momentum, "of 0 or more");
    }

    /** PyTorch's defaults: lr 0.01, alpha 0.99, eps 1e-8. */
    public static Config standard() {
      return of(0.01);
    }

    /**
     * PyTorch's defaults but the step length.
     *
     * @param lr step length, 0 or more
     * @throws IllegalArgumentException if it is below 0 or NaN
     */
    public static Config of(double lr) {
      return new Config(lr, 0.99, 1e-8, 0, 0, false, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, alpha, eps, weightDecay, momentum, centered, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.of(momentum);
    }

    @Override
    public Config withCycledMomentum(double share) {
      return new Config(lr, alpha, eps, weightDecay, share, centered, maximize);
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public RmsProp(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public RmsProp(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config config, OptimizerState state) {
    state.countStep();
    Tensor g = withDecay(parameter, gradient, config.maximize, config.weightDecay, state);
    Tensor squares = state.zerosLike("square_avg", parameter);
    squares.mulInPlace(config.alpha).addProductInPlace(g, g, 1 - config.alpha);
    Tensor spread = squares;
    if (config.centered) {
      Tensor mean = state.zerosLike("grad_avg", parameter);
      mean.mulInPlace(config.alpha).addInPlace(g, 1 - config.alpha);
      spread = state.scratch(1, parameter).copyFrom(squares).addProductInPlace(mean, mean, -1);
    }
    if (config.momentum > 0) {
      Tensor buffer = state.zerosLike("momentum_buffer", parameter);
      buffer.mulInPlace(config.momentum).addRootQuotientInPlace(g, spread, 1, config.eps, 1);
      parameter.addInPlace(buffer, -config.lr);
    } else {
      parameter.addRootQuotientInPlace(g, spread, 1, config.eps, -config.lr);
    }
  }

  @Override
  Remembered remembered() {
    return new Remembered(
        Set.of(OptimizerState.STEP, "square_avg"), Set.of("grad_avg", "momentum_buffer"));
  }
}
