package dev.holdout.strategies.run;

import java.util.List;

/**
 * Where a run says which configurations it looks at, and learns how many were looked at before on
 * the same data.
 */
interface TrialBook {

  /**
   * Written before anything is trained, so that a run that is killed has counted its trials.
   *
   * @param from first instant out of sample, UTC epoch nanoseconds
   * @param to end of the last test span, exclusive
   */
  void starts(long from, long to);

  /** What every configuration came to, in the study's order. */
  void ends(List<TrialCurve> trials);

  /** The run ended without figures. */
  void fails(String why);

  /** What the ledger knows of this data, the run's own trials included. */
  LookedAt lookedAt();
}
