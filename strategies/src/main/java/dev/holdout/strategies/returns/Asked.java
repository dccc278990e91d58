package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the user says about the returns, beyond the files.
 *
 * @param prices whether the columns hold prices or account values instead of returns
 * @param periodsPerYear how many rows make a year; empty to take it from the dates
 * @param benchmark the column to compare with; empty for none
 * @param trials how many configurations were tried in all; empty for as many as there are columns
 * @param blocks of the cross-validation behind PBO; empty for 16, or fewer where rows are few
 */
public record Asked(
    boolean prices,
    OptionalDouble periodsPerYear,
    Optional<String> benchmark,
    OptionalInt trials,
    OptionalInt blocks) {

  /** More blocks have more splits than can be looked at: 20 have 184,756. */
  static final int MOST_BLOCKS = 20;

  /** More configurations than anybody tries. */
  static final int MOST_TRIALS = 10_000_000;

  /** Nothing said: returns, everything else from the file. */
  public static Asked nothing() {
    return new Asked(
        false, OptionalDouble.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  public Asked {
    periodsPerYear.ifPresent(Asked::requirePeriods);
    blocks.ifPresent(Asked::requireBlocks);
  }

  private static void requirePeriods(double periods) {
    if (!(periods > 0) || periods > 1e7) {
      throw new BadInput(
          "--periods-per-year is " + Plausible.shown(periods),
          "",
          "252 for trading days, 365, 52, 12");
    }
  }

  private static void requireBlocks(int blocks) {
    if (blocks < 2 || blocks % 2 != 0 || blocks > MOST_BLOCKS) {
      throw new BadInput(
          "--blocks is " + blocks + "; the blocks are cut into two equal halves",
          "",
          "an even number from 2 to " + MOST_BLOCKS + ", such as 16");
    }
  }
}
