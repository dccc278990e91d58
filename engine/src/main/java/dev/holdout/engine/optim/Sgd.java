package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Gradient descent, with momentum if asked.
 *
 * <pre>
 * g ← g + weightDecay · p
 * b ← g at the first step, then momentum · b + (1 − dampening) · g
 * g ← g + momentum · b with nesterov, else b          (both lines only with momentum)
 * p ← p − lr · g
 * </pre>
 *
 * <p>Source: torch.optim.SGD; I. Sutskever et al., "On the importance of initialization and
 * momentum in deep learning", 2013.
 */
public final class Sgd extends FirstOrderOptimizer<Sgd.Config> {

  /**
   * @param lr step length, 0 or more
   * @param momentum share of the last move that is kept, 0 or more
   * @param dampening share of the gradient that momentum leaves out
   * @param weightDecay pull towards 0, 0 or more
   * @param nesterov look ahead along the momentum; needs momentum and no dampening
   * @param maximize climb instead of descend
   */
  public record Config(
      double lr,
      double momentum,
      double dampening,
      double weightDecay,
      boolean nesterov,
      boolean maximize)
      implements Settings<Config> {

    /**
     * @throws IllegalArgumentException if a setting is out of its range or NaN
     */
    public Config {
      Settings.require(lr >= 0, "sgd", "lr", lr, "of 0 or more");
      Settings.require(momentum >= 0, "sgd", "momentum", momentum, "of 0 or more");
      Settings.require(weightDecay >= 0, "sgd", "weightDecay", weightDecay, "of 0 or more");
      if (nesterov && (momentum == 0 || dampening != 0)) {
        throw new IllegalArgumentException(
            "sgd: nesterov with momentum "
                + momentum
                + " and dampening "
                + dampening
                + "; it needs momentum above 0 and dampening 0");
      }
    }

    /**
     * Plain descent.
     *
     * @param lr step length, 0 or more
     * @throws IllegalArgumentException if it is below 0 or NaN
     */
    public static Config of(double lr) {
      return new Config(lr, 0, 0, 0, false, false);
    }

    /**
     * Descent that keeps a share of its last move.
     *
     * @param lr step length, 0 or more
     * @param momentum the share, 0 or more; 0.9 is usual
     * @throws IllegalArgumentException if one is below 0 or NaN
     */
    public static Config of(double lr, double momentum) {
      return new Config(lr, momentum, 0, 0, false, false);
    }

    @Override
    public Config withLr(double rate) {
      return new Config(rate, momentum, dampening, weightDecay, nesterov, maximize);
    }

    @Override
    public OptionalDouble cycledMomentum() {
      return OptionalDouble.of(momentum);
    }

    @Override
    public Config withCycledMomentum(double share) {
      return new Config(lr, share, dampening, weightDecay, nesterov, maximize);
    }
  }

  /**
   * One group.
   *
   * @param parameters what is moved, each given once
   * @param config settings of all of them
   * @throws IllegalArgumentException when there is no parameter, or one is null or given twice
   */
  public Sgd(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  /**
   * Groups with settings of their own, numbered from 0 in this order.
   *
   * @param groups at least one parameter in all, each in one group only
   * @throws IllegalArgumentException when there is no parameter, or one is given twice
   */
  public Sgd(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config config, OptimizerState state) {
    Tensor move = withDecay(parameter, gradient, config.maximize, config.weightDecay, state);
    if (config.momentum != 0) {
      Tensor buffer = state.get("momentum_buffer");
      if (buffer == null) {
        buffer = move.copy();
        state.put("momentum_buffer", buffer);
      } else {
        state.zerosLike("momentum_buffer", parameter);
        buffer.mulInPlace(config.momentum).addInPlace(move, 1 - config.dampening);
      }
      move =
          config.nesterov
              ? state.scratch(1, parameter).copyFrom(move).addInPlace(buffer, config.momentum)
              : buffer;
    }
    parameter.addInPlace(move, -config.lr);
  }

  @Override
  Remembered remembered() {
    return new Remembered(Set.of(), Set.of("momentum_buffer"));
  }
}
