package dev.holdout.strategies.trials;

import java.nio.file.Path;

/**
 * Makes a large ledger through the public API, to measure {@code trials list} on: {@code HOME ROWS
 * ROWS_A_RUN}.
 */
final class ManyTrials {

  private ManyTrials() {}

  static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    int aRun = Integer.parseInt(arguments[2]);
    TrialLedger ledger = TrialLedger.open(home);
    for (int written = 0, run = 0; written < rows; written += aRun, run++) {
      String study = "study-" + run % 12;
      ledger.append(
          SomeTrials.run(study, "data-" + run % 3, Math.min(aRun, rows - written) / 2, run));
    }
    System.out.println(ledger.head());
  }
}
