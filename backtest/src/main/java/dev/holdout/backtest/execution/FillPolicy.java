package dev.holdout.backtest.execution;

/** At what an order decided at a bar's close may fill. */
public enum FillPolicy {
  /** At the earliest the first print made after decision plus latency. */
  NEXT_TRADE(false),
  /**
   * At the close of the very bar that the decision saw, without latency. Nobody can trade at a
   * price that is known only once it is gone: results under it are flagged unsafe.
   */
  SAME_BAR_CLOSE(true);

  private final boolean unsafe;

  FillPolicy(boolean unsafe) {
    this.unsafe = unsafe;
  }

  /** Whether the report must warn on its first page. */
  public boolean isUnsafe() {
    return unsafe;
  }
}
