package dev.holdout.strategies.trials;

/** How far a trial came. */
public enum TrialState {
  /** Written before it is looked at; without a later row it was aborted, and counts. */
  STARTED,
  /** Evaluated to its end. */
  FINISHED,
  /** Given up by the search after some rungs; it has the figures of its last weights. */
  STOPPED,
  /** Ended without figures; the row says why. */
  FAILED,
  /** Evaluated elsewhere, and added with its returns. */
  ADDED;

  /** Whether a row of this state carries figures. */
  public boolean hasFigures() {
    return switch (this) {
      case STARTED, FAILED -> false;
      case FINISHED, STOPPED, ADDED -> true;
    };
  }
}
