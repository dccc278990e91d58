package dev.holdout.reports.run;

import java.util.List;

/**
 * One of the five checks of the first screen.
 *
 * @param id one of {@link #IDS}
 * @param title such as {@code Leak gate}
 * @param state passed, failed or not run
 * @param done what was done, a clause: {@code "future cut off and scrambled at 64 instants"}
 * @param found the figure found, or for a check not run the reason, a clause
 */
public record Check(String id, String title, State state, String done, String found) {

  /** Leak gate, placebo, oracle, costs reconciled, same bytes. */
  public static final List<String> IDS =
      List.of("leakGate", "placebo", "oracle", "costs", "sameBytes");

  /** In JSON {@code passed}, {@code failed}, {@code not run}. */
  public enum State {
    PASSED,
    FAILED,
    NOT_RUN
  }

  public Check {
    if (!IDS.contains(id)) {
      throw new IllegalArgumentException("check \"" + id + "\" is not one of " + IDS);
    }
    if (found == null || found.isBlank()) {
      throw new IllegalArgumentException(
          "check \"" + id + "\" says nothing of what it found; give the figure or the reason");
    }
  }
}
