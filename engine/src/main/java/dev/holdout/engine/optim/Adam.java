package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Running means of gradient and squared gradient, both corrected for their start at 0.
 *
 * <pre>
 * g ← g + weightDecay · p
 * m ← beta1 · m + (1 − beta1) · g
 * v ← beta2 · v + (1 − beta2) · g²                     (amsgrad: the largest v so far)
 * p ← p − lr / (1 − beta1^t) · m / (√v / √(1 − beta2^t) + eps)
 * </pre>
 *
 * <p>Source: torch.optim.Adam; D. Kingma and J. Ba, "Adam: a method for stochastic optimization",
 * 2015; S. Reddi et al., "On the convergence of Adam and beyond", 2018 (amsgrad).
 */
public final class Adam extends Optimizer<Adam.Config> {

  /**
   * @param lr step length, 0 or more
   * @param beta1 memory of the mean gradient, in [0, 1)
   * @param beta2 memory of the mean square, in [0, 1)
   * @param eps floor of the divisor, 0 or more
   * @param weightDecay pull towards 0 through the gradient, 0 or more
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
      boolean maximize) {

    public Config {
      require(lr >= 0, "adam", "lr", lr, "of 0 or more");
      require(beta1 >= 0 && beta1 < 1, "adam", "beta1", beta1, "from 0 to below 1");
      require(beta2 >= 0 && beta2 < 1, "adam", "beta2", beta2, "from 0 to below 1");
      require(eps >= 0, "adam", "eps", eps, "of 0 or more");
      require(weightDecay >= 0, "adam", "weightDecay", weightDecay, "of 0 or more");
    }

    /** PyTorch's defaults: lr 0.001, betas 0.9 and 0.999, eps 1e-8. */
    public static Config standard() {
      return of(0.001);
    }

    public static Config of(double lr) {
      return new Config(lr, 0.9, 0.999, 1e-8, 0, false, false);
    }
  }

  public Adam(List<Parameter> parameters, Config config) {
    this(List.of(new ParameterGroup<>(parameters, config)));
  }

  public Adam(List<ParameterGroup<Config>> groups) {
    super(groups);
  }

  @Override
  void update(Tensor parameter, Tensor gradient, Config config, OptimizerState state) {
    long step = state.countStep();
    Tensor g = withDecay(parameter, gradient, config.maximize, config.weightDecay);
    Tensor mean = state.zerosLike("exp_avg", parameter);
    mean.mulInPlace(config.beta1).addInPlace(g, 1 - config.beta1);
    Tensor squares = state.zerosLike("exp_avg_sq", parameter);
    squares.mulInPlace(config.beta2).addProductInPlace(g, g, 1 - config.beta2);
    Tensor spread = squares;
    if (config.amsgrad) {
      spread = state.zerosLike("max_exp_avg_sq", parameter);
      spread.copyFrom(spread.maximum(squares));
    }
    double meanCorrection = 1 - StrictMath.pow(config.beta1, step);
    double squareCorrection = Math.sqrt(1 - StrictMath.pow(config.beta2, step));
    parameter.addRootQuotientInPlace(
        mean, spread, squareCorrection, config.eps, -config.lr / meanCorrection);
  }
}
