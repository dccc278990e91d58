package dev.holdout.engine.optim;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an optimiser remembers of a parameter, by PyTorch's names.
 *
 * @param always after its first step
 * @param sometimes where its settings ask for it
 */
record Remembered(Set<String> always, Set<String> sometimes) {

  /** Every name, sorted. */
  Set<String> all() {
    Set<String> all = new TreeSet<>(always);
    all.addAll(sometimes);
    return all;
  }
}
