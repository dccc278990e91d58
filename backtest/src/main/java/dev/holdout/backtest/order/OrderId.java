package dev.holdout.backtest.order;

/**
 * Names one order of a run.
 *
 * @param value its place among the run's orders, from 1
 */
public record OrderId(long value) {

  @Override
  public String toString() {
    return "#" + value;
  }
}
