package dev.holdout.strategies.paper.parity;

import java.util.List;

/**
 * Whether a session's orders equal the backtest's.
 *
 * @param equal to the last increment, and over the same ticks
 * @param orders of the session
 * @param fills of the session
 * @param ticks that were compared
 * @param divergence the first difference of each stage, a line each; empty when equal
 */
public record ParityAnswer(
    boolean equal, long orders, long fills, long ticks, List<String> divergence) {

  public ParityAnswer {
    divergence = List.copyOf(divergence);
    if (equal != divergence.isEmpty()) {
      throw new IllegalArgumentException("a divergence is named exactly when there is one");
    }
  }
}
