package dev.holdout.reports.run;

import java.util.List;

/**
 * One decision as a line of instants.
 *
 * @param orderId of the sample
 * @param fold it lies in
 * @param chosenBy the rule that picked it: {@code the median fill delay}
 * @param steps in order of time; exactly one is the decision
 */
public record Decision(String orderId, int fold, String chosenBy, List<Step> steps) {

  public Decision {
    steps = List.copyOf(steps);
    if (steps.stream().filter(Step::decision).count() != 1) {
      throw new IllegalArgumentException(
          "a decision in time has exactly one step marked as the decision; got " + steps);
    }
  }

  /**
   * @param at ISO instant
   * @param what happened: {@code bar closes}
   * @param note a clause: {@code known at once, lag 0 s}
   * @param decision whether this is the decision
   */
  public record Step(String at, String what, String note, boolean decision) {}
}
