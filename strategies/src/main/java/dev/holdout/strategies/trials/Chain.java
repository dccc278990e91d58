package dev.holdout.strategies.trials;

import java.util.List;

/**
 * What the check of the chain found. Rows are numbered from 1.
 *
 * @param rows that the ledger holds and that can be read
 * @param firstFault number of the first row that a fault concerns; 0 when there is none
 * @param faults what was done to it after it was written, in words, in the order of the rows; none
 *     when the chain is intact
 * @param notes what is no fault and is said all the same: what stopped writers left unfinished
 */
public record Chain(long rows, long firstFault, List<String> faults, List<String> notes) {

  public Chain {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** Whether the ledger is as it was written. */
  public boolean intact() {
    return faults.isEmpty();
  }
}
