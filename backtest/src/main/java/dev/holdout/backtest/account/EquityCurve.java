package dev.holdout.backtest.account;

import java.util.Arrays;

/**
 * The account at each bar's close, in columns, oldest first; immutable. A last row is added when
 * prints came after the last bar, so that the final row is always the account at the end. Each row
 * is taken after the decision of its bar: position is what is held going on.
 */
public final class EquityCurve {

  private final int size;
  private final int bars;
  private final long[] instant;
  private final long[] cash;
  private final long[] position;
  private final long[] price;
  private final long[] equity;
  private final long[][] costs;

  private EquityCurve(Builder from) {
    this.size = from.size;
    this.bars = from.bars;
    this.instant = Arrays.copyOf(from.instant, size);
    this.cash = Arrays.copyOf(from.cash, size);
    this.position = Arrays.copyOf(from.position, size);
    this.price = Arrays.copyOf(from.price, size);
    this.equity = Arrays.copyOf(from.equity, size);
    this.costs = new long[from.costs.length][];
    for (int term = 0; term < costs.length; term++) {
      costs[term] = Arrays.copyOf(from.costs[term], size);
    }
  }

  public int size() {
    return size;
  }

  /** Rows that stand at a bar's close; {@link #size()} or one less. */
  public int bars() {
    return bars;
  }

  /** UTC epoch nanoseconds. */
  public long instant(int i) {
    return instant[i];
  }

  /** After costs, money increments: cash plus position at the last known price. */
  public long equity(int i) {
    return equity[i];
  }

  /** What equity would be had the same fills cost nothing, money increments. */
  public long equityBeforeCosts(int i) {
    return Math.addExact(equity[i], costs(i));
  }

  public long cash(int i) {
    return cash[i];
  }

  /** In size increments, signed. */
  public long position(int i) {
    return position[i];
  }

  /** The last known print, price increments; 0 before the first. */
  public long price(int i) {
    return price[i];
  }

  /** Charged so far by all terms, money increments. */
  public long costs(int i) {
    long sum = 0;
    for (long[] term : costs) {
      sum = Math.addExact(sum, term[i]);
    }
    return sum;
  }

  /** Charged so far by one term of the run's costs, money increments. */
  public long costs(int term, int i) {
    return costs[term][i];
  }

  /** Number of cost terms. */
  public int terms() {
    return costs.length;
  }

  public long[] instants() {
    return instant.clone();
  }

  /** Appends rows in order. */
  public static final class Builder {
    private int size;
    private int bars;
    private long[] instant = new long[256];
    private long[] cash = new long[256];
    private long[] position = new long[256];
    private long[] price = new long[256];
    private long[] equity = new long[256];
    private final long[][] costs;

    /**
     * @param terms number of cost terms
     */
    public Builder(int terms) {
      this.costs = new long[terms][256];
    }

    /** The account at a bar's close. */
    public void addBar(long at, Ledger ledger) {
      add(at, ledger);
      bars++;
    }

    /** The account at the end of the run, when prints came after the last bar. */
    public void addEnd(long at, Ledger ledger) {
      add(at, ledger);
    }

    private void add(long at, Ledger ledger) {
      if (size == instant.length) {
        grow();
      }
      instant[size] = at;
      cash[size] = ledger.cash();
      position[size] = ledger.position();
      price[size] = ledger.price();
      equity[size] = ledger.equity();
      for (int term = 0; term < costs.length; term++) {
        costs[term][size] = ledger.costs(term);
      }
      size++;
    }

    private void grow() {
      int capacity = Math.multiplyExact(size, 2);
      instant = Arrays.copyOf(instant, capacity);
      cash = Arrays.copyOf(cash, capacity);
      position = Arrays.copyOf(position, capacity);
      price = Arrays.copyOf(price, capacity);
      equity = Arrays.copyOf(equity, capacity);
      for (int term = 0; term < costs.length; term++) {
        costs[term] = Arrays.copyOf(costs[term], capacity);
      }
    }

    public EquityCurve build() {
      return new EquityCurve(this);
    }
  }
}
