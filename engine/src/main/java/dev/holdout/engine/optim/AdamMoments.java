package dev.holdout.engine.optim;

import dev.holdout.engine.tensor.Tensor;

/**
 * What Adam and its kin remember: running means of the gradient and of its square.
 *
 * @param mean of the gradient
 * @param squares of the squared gradient
 * @param step how many gradients went in
 */
record AdamMoments(Tensor mean, Tensor squares, long step) {

  /** Takes a gradient in. */
  static AdamMoments after(
      Tensor parameter, Tensor g, double beta1, double beta2, OptimizerState state) {
    long step = state.countStep();
    Tensor mean = state.zerosLike("exp_avg", parameter);
    mean.mulInPlace(beta1).addInPlace(g, 1 - beta1);
    Tensor squares = state.zerosLike("exp_avg_sq", parameter);
    squares.mulInPlace(beta2).addProductInPlace(g, g, 1 - beta2);
    return new AdamMoments(mean, squares, step);
  }

  /** How much of a running mean with this memory has been filled: 1 - beta^step. */
  double filled(double beta) {
    return 1 - StrictMath.pow(beta, step);
  }

  /** Adam's move; with amsgrad, the largest mean square so far divides. */
  void move(
      Tensor parameter,
      double lr,
      double beta1,
      double beta2,
      double eps,
      boolean amsgrad,
      OptimizerState state) {
    Tensor spread = squares;
    if (amsgrad) {
      spread = state.zerosLike("max_exp_avg_sq", parameter);
      FirstOrderOptimizer.raise(spread, squares);
    }
    double scale = Math.sqrt(filled(beta2));
    parameter.addRootQuotientInPlace(mean, spread, scale, eps, -lr / filled(beta1));
  }

  /** What each of Adam's kin asks of its settings. */
  static void require(
      String name, double lr, double beta1, double beta2, double eps, double weightDecay) {
    Settings.require(lr >= 0, name, "lr", lr, "of 0 or more");
    Settings.require(beta1 >= 0 && beta1 < 1, name, "beta1", beta1, "from 0 to below 1");
    Settings.require(beta2 >= 0 && beta2 < 1, name, "beta2", beta2, "from 0 to below 1");
    Settings.require(eps >= 0, name, "eps", eps, "of 0 or more");
    Settings.require(weightDecay >= 0, name, "weightDecay", weightDecay, "of 0 or more");
  }
}
