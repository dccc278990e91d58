package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.reports.run.RunFolder;

/** Says on the terminal when a run's files are not those that it wrote. */
final class AsWritten {

  private AsWritten() {}

  /**
   * @throws Refusal naming the files that were changed or removed after the run
   */
  static void require(Main main, RunFolder run) {
    if (!run.keepsHashes()) {
      main.output()
          .note("no hashes were kept with this run: whether its files were changed is not known");
    }
    if (!run.changes().isEmpty()) {
      throw new Refusal(
          new Fault(
              String.join("; ", run.changes()),
              run.path().toString(),
              "holdout verify " + RunNames.id(run.path()) + " names the first value that differs"));
    }
  }
}
