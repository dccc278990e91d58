package dev.holdout.models.objective;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Positions and returns to a loss in one operation: the objective's value with its sign turned,
 * computed in double precision. A batch is a hundred numbers or so, and a dozen operations over
 * them cost more than all their arithmetic.
 *
 * <p>Gradient, with s the slope of the loss in a profit, c the cost and m the sign of a step's
 * move: position t receives {@code s_t (return_t − c m_t)}, and {@code s_(t+1) c m_(t+1)} from the
 * step after it, where that belongs to the same run.
 *
 * @param objective what is maximised
 * @param runs where runs begin and what they carry
 */
record ProfitLoss(ProfitObjective objective, Runs runs) implements Op {

  /**
   * @param positions shape {@code [B]}
   * @param returns shape {@code [B]}, without gradient
   */
  static Tensor of(ProfitObjective objective, Tensor positions, Tensor returns, Runs runs) {
    if (returns.requiresGrad()) {
      throw new IllegalArgumentException(
          "objective: the returns require a gradient; they are facts, so pass returns.detach()");
    }
    return Autograd.apply(new ProfitLoss(objective, runs), positions, returns);
  }

  @Override
  public String name() {
    return objective.name();
  }

  @Override
  public Tensor value(Tensor... in) {
    double value = objective.value(numbers(in[0]), numbers(in[1]), runs);
    return scalar(in[0].dtype(), -value);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (Autograd.recording()) {
      return new Tensor[] {differentiable(in[0], in[1], gradient), null};
    }
    double[] positions = numbers(in[0]);
    double[] returns = numbers(in[1]);
    double cost = objective.costFraction();
    double[] slopes = objective.slopes(AfterCosts.pnl(positions, returns, runs, cost));
    double[] before = runs.before(positions);
    double arriving = -gradient.item();
    double[] result = new double[positions.length];
    double[] paid = new double[positions.length];
    for (int t = 0; t < result.length; t++) {
      double slope = arriving * slopes[t];
      paid[t] = slope * cost * Math.signum(positions[t] - before[t]);
      result[t] = slope * returns[t] - paid[t];
    }
    runs.addToBefore(paid, result);
    return new Tensor[] {Tensor.of(result).to(in[0].dtype()), null};
  }

  private Tensor differentiable(Tensor positions, Tensor returns, Tensor gradient) {
    double cost = objective.costFraction();
    Tensor move = positions.sub(runs.before(positions)).sign();
    Tensor profits = AfterCosts.pnl(positions, returns, runs, cost);
    Tensor slopes = objective.slopes(profits).mul(gradient.neg());
    Tensor paid = slopes.mul(move).mul(cost);
    return slopes.mul(returns).sub(paid).add(runs.toBefore(paid));
  }

  private static double[] numbers(Tensor tensor) {
    return tensor.detach().toDoubleArray();
  }

  private static Tensor scalar(DType dtype, double value) {
    return Tensor.full(dtype, value);
  }
}
