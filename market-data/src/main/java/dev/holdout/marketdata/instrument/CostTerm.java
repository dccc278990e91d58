package dev.holdout.marketdata.instrument;

/**
 * One line of what trading costs. A term is either {@link Smooth} (equal in the training loss and
 * in the account) or {@link EngineOnly} (the account books it, the loss does not know it, the
 * report's reconciliation shows it as a line of its own).
 */
public interface CostTerm {

  /** The line's name in reports, {@code commission}. */
  String name();

  /** Where the figure comes from: a fee schedule with its date, a measurement with its command. */
  String source();

  /**
   * What one fill is charged, in money increments, at or above 0, rounded up to a whole increment.
   *
   * @param notional value of the fill, money increments, at or above 0
   */
  long charge(long notional);
}
