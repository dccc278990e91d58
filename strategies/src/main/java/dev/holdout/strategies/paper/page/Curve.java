package dev.holdout.strategies.paper.page;

import java.util.Arrays;

/**
 * Points over time for the charts: price, PnL and position at each bar. Full, every second point
 * goes, so that the newest are always there and there are never more than the bound.
 */
final class Curve {

  static final int MOST = 10_000;

  private final long[] at = new long[MOST];
  private final double[] price = new double[MOST];
  private final double[] pnl = new double[MOST];
  private final double[] position = new double[MOST];
  private int size;
  private int thinnings;

  /**
   * @param instant UTC epoch seconds
   */
  void add(long instant, double lastPrice, double netPnl, double held) {
    if (size == MOST) {
      thin();
    }
    at[size] = instant;
    price[size] = lastPrice;
    pnl[size] = netPnl;
    position[size] = held;
    size++;
  }

  private void thin() {
    for (int i = 0; i < MOST / 2; i++) {
      at[i] = at[2 * i];
      price[i] = price[2 * i];
      pnl[i] = pnl[2 * i];
      position[i] = position[2 * i];
    }
    size = MOST / 2;
    thinnings++;
  }

  int size() {
    return size;
  }

  /** Changes whenever points that were sent are not there any more. */
  int thinnings() {
    return thinnings;
  }

  /** The points from index {@code from} on: instants, prices, PnL, positions. */
  double[][] from(int from) {
    int first = Math.min(from, size);
    double[] instants = new double[size - first];
    for (int i = first; i < size; i++) {
      instants[i - first] = at[i];
    }
    return new double[][] {
      instants,
      Arrays.copyOfRange(price, first, size),
      Arrays.copyOfRange(pnl, first, size),
      Arrays.copyOfRange(position, first, size)
    };
  }
}
