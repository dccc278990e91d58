package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Divides the gradient by the root of the sum of all its squares so far.
 *
 * <pre>
 * g ← g + weightDecay · p
 * s ← s + g²                                   (s starts at initialSum)
 * p ← p − lr / (1 + (t − 1) · lrDecay) · g / (√s + eps)
 * </pre>
 *
 * <p>Source: torch.optim.Adagrad; J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods
 * for online learning and stochastic optimization", 2011.
 */
public final class Adagrad extends FirstOrderOptimizer<Adagrad.Config> {

  private static final String SUM = "sum";

  /**
   * @param lr step length, 0 or more
   * @param lrDecay how fast the step length shrinks, 0 or more
   * @param weightDecay pull towards 0 through the gradient, 0 or more
   * @param initialSum where the sum of squares starts, 0 or more
   * @param eps floor of the divisor, 0 or more
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double lrDecay,
      double weightDecay,
      double initialSum,
      double eps,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      Settings.require(lr >= 0, "adagrad", "lr", lr, "of 0 or more");
      Settings.require(lrDecay >= 0, "adagrad", "lrDecay", lrDecay, "of 0 or more");
      Settings.require(weightDecay >= 0, "adagrad", "weightDecay", weightDecay, "of 0 or more");
      Settings.require(initialSum >= 0, "adagrad", "initialSum", initialSum, "of 0 or more");
      Settings.require(eps >= 0, "adagrad", "eps", eps, "of 0 or more");
    }

    /** PyTorch's defaults: lr 0.01, eps 1e-10. */
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
      return new Config(lr, 0, 0, 0, 1e-10, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, lrDecay, weightDecay, initialSum, eps, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.empty();
    }

    @Override
    public Config withCycledMomentum(double momentum) {
      throw new UnsupportedOperationException(
          "adagrad: momentum %s was set, but it has none; use Sgd, RmsProp or one of Adam's kin"
              .formatted(momentum));
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public Adagrad(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public Adagrad(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void start(Tensor parameter, Config config, OptimizerState state) {
    state.like(SUM, parameter, config.initialSum);
    state.number(OptimizerState.STEP, 0);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config config, OptimizerState state) {
    long step = state.countStep();
    Tensor g = withDecay(parameter, gradient, config.maximize, config.weightDecay, state);
    Tensor sum = state.like(SUM, parameter, config.initialSum);
    sum.addProductInPlace(g, g, 1);
    double rate = config.lr / (1 + (step - 1) * config.lrDecay);
    parameter.addRootQuotientInPlace(g, sum, 1, config.eps, -rate);
  }

  @Override
  Remembered remembered() {
    return new Remembered(Set.of(OptimizerState.STEP, SUM), Set.of());
  }
}
