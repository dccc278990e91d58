package dev.holdout.strategies.trials;

import java.util.stream.Stream;

/** The ledger as it was found at one moment. */
public interface Reading {

  /** How far it goes. */
  Head head();

  /** Whether it is as it was written. */
  Chain chain();

  /** Whether the chain went through {@code seen}: if not, rows that were seen are gone. */
  boolean contains(Head seen);

  /** All rows in the order in which they were written; to be closed. */
  Stream<TrialRow> rows();

  /** The latest row of each trial on that data, in the order of these rows. */
  Stream<TrialRow> latest(String dataHash);

  /** Trials on one data set. */
  Counted counted(String dataHash);

  /** Trials on all data sets. */
  Counted counted();
}
