package dev.holdout.engine.doctor;

import java.util.function.LongSupplier;

/**
 * Steps that wait for their batches: which share of the time went into waiting. Looked for with a
 * stopwatch only, after a start that does not count, and when it costs half a second or more.
 */
final class StarvedSteps extends Check {

  private static final double LIMIT = 0.3;
  private static final int START = 10;
  private static final int FEWEST = 50;
  private static final long WORTH_A_WORD = 500_000_000;

  private final LongSupplier stopwatch;
  private boolean waiting;
  private long since;
  private long began;
  private long waited;
  private long batches;

  /**
   * @param stopwatch null for none
   */
  StarvedSteps(Chart chart, LongSupplier stopwatch) {
    super(chart);
    this.stopwatch = stopwatch;
  }

  @Override
  public void waiting(Object loader) {
    if (stopwatch != null && !waiting) {
      waiting = true;
      since = stopwatch.getAsLong();
    }
  }

  @Override
  public void loaded(Object loader, Object batch) {
    if (stopwatch == null || !waiting) {
      return;
    }
    long now = stopwatch.getAsLong();
    waiting = false;
    waited += now - since;
    if (batch != null && ++batches == START) {
      waited = 0;
      began = now;
    }
    if (batches >= FEWEST && waited >= WORTH_A_WORD && now > began) {
      double share = (double) waited / (now - began);
      if (share > LIMIT) {
        chart.report(
            Mistake.STARVED,
            "%.0f %% of the time of %d steps is spent waiting for the loader"
                .formatted(100 * share, batches - START),
            share,
            LIMIT,
            "loader.workers(2) // batches made ahead; or make the samples once, before the loop");
      }
    }
  }
}
