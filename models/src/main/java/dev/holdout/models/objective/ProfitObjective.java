package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;

/**
 * An objective that looks at profits only: whatever positions earned, after costs, one profit a
 * step. It states its value and its slopes; {@link ProfitLoss} makes the loss of them.
 */
interface ProfitObjective extends Objective {

  /** The value of profits; higher is better. */
  double of(double[] profits);

  /** How the value moves with each profit. */
  double[] slopes(double[] profits);

  /** The same slopes in tensor operations: what a gradient of the gradient is made of. */
  Tensor slopes(Tensor profits);

  @Override
  default Tensor loss(Tensor positions, Tensor returns, Runs runs) {
    return ProfitLoss.of(this, positions, returns, runs);
  }

  @Override
  default double value(double[] positions, double[] returns, Runs runs) {
    return of(AfterCosts.pnl(positions, returns, runs, costFraction()));
  }
}
