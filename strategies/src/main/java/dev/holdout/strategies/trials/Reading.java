package dev.holdout.strategies.trials;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The ledger as it was found at one moment. Later rows do not change it. */
public final class Reading {

  private final Head head;
  private final Chain chain;
  private final List<Part> parts;
  private Tally tally;

  /**
   * A segment as far as it was read.
   *
   * @param length bytes
   */
  record Part(Segment segment, long length, Columns columns, Ends ends) {}

  Reading(Head head, Chain chain, List<Part> parts) {
    this.head = head;
    this.chain = chain;
    this.parts = List.copyOf(parts);
  }

  /** How far it goes. */
  public Head head() {
    return head;
  }

  /** Whether it is as it was written. */
  public Chain chain() {
    return chain;
  }

  /** Whether the chain went through {@code seen}: if not, rows that were seen are gone. */
  public boolean contains(Head seen) {
    return seen.equals(Head.NONE) || parts.stream().anyMatch(part -> part.ends().contains(seen));
  }

  /**
   * All rows in the order in which they were written, read as they are asked for. Rows that cannot
   * be read are left out; {@link #chain} names them.
   */
  public Stream<TrialRow> rows() {
    return parts.stream()
        .flatMap(part -> new RowReader(part, number -> number <= head.rows()).rows());
  }

  /**
   * The row that stands for each trial, in the order of these rows: the latest with figures, else
   * the latest that says it failed, else the first word of it.
   */
  public Stream<TrialRow> standing() {
    return rows(tally().standing());
  }

  /** The same for the trials on one data set. */
  public Stream<TrialRow> standing(String dataHash) {
    return rows(tally().standing(dataHash));
  }

  /** Trials on one data set. */
  public Counted counted(String dataHash) {
    return tally().counted(dataHash);
  }

  /** Trials on all data sets, by study and data set, in the order of their first rows. */
  public List<Counted.OfStudy> studies() {
    return tally().studies();
  }

  private Stream<TrialRow> rows(long[] numbers) {
    return parts.stream()
        .flatMap(part ->
            new RowReader(part, number -> Arrays.binarySearch(numbers, number) >= 0).rows());
  }

  private synchronized Tally tally() {
    if (tally == null) {
      tally = new Tally(parts.stream().map(Part::columns).toList());
    }
    return tally;
  }
}
