package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;

/**
 * What training maximises. The cost is charged on the change of position inside a run of
 * consecutive decisions; the first step of a run pays from the carried position.
 */
public interface Objective {

  /** The name in a study: {@code mean-return}. */
  String name();

  /** Cost as a share of traded value, 0 or more. */
  double costFraction();

  /**
   * The value with its sign turned: what an optimiser descends.
   *
   * @param positions shape {@code [B]}
   * @param returns what followed each position, shape {@code [B]}; a fraction
   */
  Tensor loss(Tensor positions, Tensor returns, Runs runs);

  /**
   * The value: higher is better. The same formula in double precision, without gradients.
   *
   * @param positions at least one
   * @param returns as many; fractions
   */
  double value(double[] positions, double[] returns, Runs runs);

  /**
   * @param costFraction the smooth part of the trading costs
   * @throws BadInput for an unknown name
   */
  static Objective parse(String name, double costFraction) {
    return switch (name) {
      case MeanReturn.NAME -> new MeanReturn(costFraction);
      case SharpeRatio.NAME -> new SharpeRatio(costFraction);
      default ->
          throw new BadInput(
              "objective is \"" + name + "\"",
              "objective",
              "known are " + MeanReturn.NAME + ", " + SharpeRatio.NAME);
    };
  }
}
