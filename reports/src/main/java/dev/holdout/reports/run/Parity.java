package dev.holdout.reports.run;

/**
 * A replay of the run's ticks by another process against the backtest's orders: the content of
 * {@code parity.json}, which {@code paper --parity} writes beside a finished run.
 *
 * @param schema {@link Results#SCHEMA}
 * @param at ISO instant of the replay
 * @param ticks replayed
 * @param orders sent by the replay
 * @param equal whether all orders equal the backtest's
 * @param divergence the first one that does not, explained; empty when equal
 * @param source of the ticks, such as {@code demo}
 */
public record Parity(
    int schema,
    String at,
    long ticks,
    long orders,
    boolean equal,
    String divergence,
    String source) {

  public Parity {
    if (equal != divergence.isBlank()) {
      throw new IllegalArgumentException(
          "parity is %s and its divergence \"%s\"; say where it diverges exactly when it does"
              .formatted(equal ? "exact" : "broken", divergence));
    }
  }
}
