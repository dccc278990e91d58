package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A quasi-Newton method for small problems without noise: the inverse of the curvature is built
 * from the last moves and changes of the gradient. Each step computes the loss several times, so it
 * needs it as a closure:
 *
 * <pre>{@code
 * double before = optimizer.step(() -> {
 *   optimizer.zeroGrad();
 *   Tensor loss = objective.get();
 *   loss.backward();
 *   return loss;
 * });
 * }</pre>
 *
 * <p>One group only. Directions and dot products are computed in double, whatever the parameters
 * are. Source: torch.optim.LBFGS; J. Nocedal and S. Wright, "Numerical optimization", 2nd edition,
 * algorithms 3.5, 3.6 and 7.4.
 */
public final class Lbfgs extends Optimizer<Lbfgs.Config> {

  /**
   * @param lr step length, 0 or more; with a line search, where each search starts
   * @param maxIterations directions a step, 1 or more
   * @param maxEvaluations losses a step, 1 or more
   * @param gradientTolerance stops where no element of the gradient is larger
   * @param changeTolerance stops where neither parameters nor loss change by more
   * @param history moves remembered, 1 or more
   * @param strongWolfe whether the step length is searched along each direction
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      int maxIterations,
      int maxEvaluations,
      double gradientTolerance,
      double changeTolerance,
      int history,
      boolean strongWolfe,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      Settings.require(lr >= 0, "lbfgs", "lr", lr, "of 0 or more");
      Settings.require(maxIterations >= 1, "lbfgs", "maxIterations", maxIterations, "of 1 or more");
      Settings.require(
          maxEvaluations >= 1, "lbfgs", "maxEvaluations", maxEvaluations, "of 1 or more");
      Settings.require(history >= 1, "lbfgs", "history", history, "of 1 or more");
    }

    /** PyTorch's defaults (lr 1, 20 iterations, 25 evaluations, history 100), no line search. */
    public static Config standard() {
      return new Config(1, 20, 25, 1e-7, 1e-9, 100, false, false);
    }

    /** The same with the line search, which is the safer choice. */
    public static Config searching() {
      return new Config(1, 20, 25, 1e-7, 1e-9, 100, true, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(
          rate,
          maxIterations,
          maxEvaluations,
          gradientTolerance,
          changeTolerance,
          history,
          strongWolfe,
          maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.empty();
    }

    @Override
    public Config withCycledMomentum(double momentum) {
      throw new UnsupportedOperationException(
          "lbfgs: momentum %s was set, but it has none; use Sgd, RmsProp or one of Adam's kin"
              .formatted(momentum));
    }
  }

  /**
   * For one group, the only one there can be.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public Lbfgs(List<Parameter> parameters, Config config) {
    super(List.of(new ParameterGroup<>(parameters, config)));
  }

  @Override
  public void step() {
    throw new UnsupportedOperationException(
        "lbfgs: step() has no loss, but each step computes it several times; call step(() -> {"
            + " optimizer.zeroGrad(); Tensor loss = ...; loss.backward(); return loss; })");
  }

  @Override
  public double step(Supplier<Tensor> closure) {
    if (groupCount() != 1) {
      throw new UnsupportedOperationException(
          "lbfgs: there are %d groups, but its directions go through all parameters; give one group"
              .formatted(groupCount()));
    }
    try (var off = Autograd.noGrad()) {
      double loss = new LbfgsStep(this, config(0), closure).run();
      Watch.now().stepping(this);
      return loss;
    }
  }

  @Override
  boolean isNumber(String name) {
    return LbfgsMemory.isNumber(name);
  }

  @Override
  void checkFit(String key, Tensor saved) {
    long size = slots().stream().mapToLong(slot -> slot.parameter().tensor().numel()).sum();
    if (saved.rank() == 0 || saved.size(-1) != size) {
      throw SavedState.misfit(
          name(), key, saved, "all parameters together are " + Shape.text(new int[] {(int) size}));
    }
  }

  @Override
  Remembered remembered() {
    return LbfgsMemory.REMEMBERED;
  }
}
