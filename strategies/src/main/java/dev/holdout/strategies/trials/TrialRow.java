package dev.holdout.strategies.trials;

/**
 * One row of the ledger: a trial at one moment of its life. The latest row of a key stands for it.
 *
 * @param key what makes it the same trial
 * @param studyName name of the study, for people
 * @param configurationText the configuration as people read it: {@code lag=8 hidden=16 lr=0.01}
 * @param run id of the run; empty when there is none
 * @param command as typed
 * @param at when, an ISO instant in whole seconds
 * @param state how far it came
 * @param seeds that it was trained from; at or above 0
 * @param figures what it came to; null for {@link TrialState#STARTED} and {@link TrialState#FAILED}
 * @param why what a failed or stopped one ended with; else empty
 */
public record TrialRow(
    TrialKey key,
    String studyName,
    String configurationText,
    String run,
    String command,
    String at,
    TrialState state,
    int seeds,
    TrialFigures figures,
    String why) {

  public TrialRow {
    Stated.notNull("key", key);
    Stated.text("studyName", studyName);
    Stated.notNull("configurationText", configurationText);
    Stated.notNull("run", run);
    Stated.notNull("command", command);
    Stated.text("at", at);
    Stated.notNull("state", state);
    Stated.notNull("why", why);
    if (seeds < 0) {
      throw new IllegalArgumentException("seeds is " + seeds + "; it counts trainings");
    }
    if (state.hasFigures() != (figures != null)) {
      throw new IllegalArgumentException(
          "a row that is "
              + state
              + (figures == null
                  ? " has no figures; it needs them"
                  : " has figures; it can have none"));
    }
  }
}
