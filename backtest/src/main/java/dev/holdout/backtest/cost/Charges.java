package dev.holdout.backtest.cost;

import java.util.Arrays;

/** What one fill was charged, a figure a cost term, in the order of the run's costs; immutable. */
public final class Charges {

  private final long[] terms;
  private final long total;

  private Charges(long[] terms) {
    this.terms = terms;
    long sum = 0;
    for (int i = 0; i < terms.length; i++) {
      if (terms[i] < 0) {
        throw new IllegalArgumentException(
            "cost term " + i + " charges " + terms[i] + "; a cost is 0 or more");
      }
      sum = Math.addExact(sum, terms[i]);
    }
    this.total = sum;
  }

  /** Figures in money increments, each 0 or more. */
  public static Charges ofTerms(long... terms) {
    return new Charges(terms.clone());
  }

  /** Number of terms. */
  public int size() {
    return terms.length;
  }

  /** What term {@code i} of the run's costs charged, money increments. */
  public long of(int i) {
    return terms[i];
  }

  /** Sum over the terms, money increments. */
  public long total() {
    return total;
  }

  public long[] toArray() {
    return terms.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Charges that && Arrays.equals(terms, that.terms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(terms);
  }

  @Override
  public String toString() {
    return Arrays.toString(terms);
  }
}
