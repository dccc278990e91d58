package dev.holdout.engine.optim;

import java.util.OptionalDouble;

/**
 * Settings of an optimiser for a group of parameters: a record whose step length, and momentum
 * where there is one, a schedule can exchange.
 *
 * @param <C> the settings themselves
 */
public interface Settings<C extends Settings<C>> {

  /** Step length, 0 or more. */
  double lr();

  /** The same with another step length. */
  C withLr(double lr);

  /**
   * What a schedule that moves the momentum moves: the share of the last move that is kept, or
   * Adam's beta1; empty where the optimiser has neither.
   */
  OptionalDouble cycledMomentum();

  /**
   * The same with another momentum.
   *
   * @throws UnsupportedOperationException where there is none
   */
  C withCycledMomentum(double momentum);

  /**
   * Checks a setting.
   *
   * @throws IllegalArgumentException with name, value and range, where it does not fit
   */
  static void require(boolean fits, String optimizer, String name, long value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          optimizer + ": " + name + " is " + value + "; pass a value " + range);
    }
  }

  /** As above, of a number that may have a fraction. */
  static void require(boolean fits, String optimizer, String name, double value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          optimizer + ": " + name + " is " + value + "; pass a value " + range);
    }
  }
}
