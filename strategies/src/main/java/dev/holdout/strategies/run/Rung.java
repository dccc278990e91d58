package dev.holdout.strategies.run;

import java.util.List;

/**
 * One rung of a fold's search: what entered it, trained for the rung's epochs.
 *
 * @param epochs each training's most
 * @param candidates in the study's order
 */
record Rung(int epochs, List<Candidate> candidates) {

  Rung {
    candidates = List.copyOf(candidates);
  }
}
