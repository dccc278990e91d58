package dev.holdout.strategies.trials;

import java.nio.file.Path;
import java.util.List;

/** Every configuration ever evaluated, in {@code <home>/ledger}. */
public final class TrialLedger {

  private final Path folder;

  private TrialLedger(Path folder) {
    this.folder = folder;
  }

  /** The ledger of a home; nothing is made before the first row is written. */
  public static TrialLedger open(Path home) {
    return new TrialLedger(home.resolve("ledger"));
  }

  /** Appends rows at once: after a fault of any kind all of them are there, or none. */
  public Head append(List<TrialRow> rows) {
    throw new UnsupportedOperationException("arrives with the next landing: " + folder);
  }

  /** How far the ledger goes now. */
  public Head head() {
    throw new UnsupportedOperationException("arrives with the next landing: " + folder);
  }

  /** All rows, chain checked. */
  public Reading read() {
    throw new UnsupportedOperationException("arrives with the next landing: " + folder);
  }

  /** The rows that were there when the ledger's head was {@code head}. */
  public Reading asOf(Head head) {
    throw new UnsupportedOperationException("arrives with the next landing: " + folder);
  }

  /** Whether the chain still goes through {@code head}. */
  public boolean contains(Head head) {
    throw new UnsupportedOperationException("arrives with the next landing: " + folder);
  }
}
