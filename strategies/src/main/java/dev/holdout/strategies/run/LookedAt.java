package dev.holdout.strategies.run;

import dev.holdout.strategies.trials.Chain;
import dev.holdout.strategies.trials.Counted;
import dev.holdout.strategies.trials.Head;
import java.util.List;

/**
 * Every look at a data set that the ledger knows.
 *
 * @param counted the trials
 * @param others daily returns of other trials over the very days of the run, by their keys
 * @param own trials of the run itself
 * @param head how far the ledger went
 * @param chain whether it is as it was written
 */
record LookedAt(Counted counted, List<double[]> others, int own, Head head, Chain chain) {

  LookedAt {
    others = List.copyOf(others);
  }

  /** {@code intact}, or what was done to the ledger. */
  String chainInWords() {
    return chain.intact() ? "intact" : String.join("; ", chain.faults());
  }
}
