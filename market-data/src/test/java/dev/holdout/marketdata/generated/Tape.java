package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tape cut into the bars of a grid, and measured. */
record Tape(TradeSeries trades, long span, long firstBar, List<int[]> bars) {

  /** Each bar's trades, the first bar being that of the first trade; empty bars have none. */
  static Tape of(TradeSeries trades, Duration bar) {
    long span = bar.toNanos();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < trades.size(); i++) {
      first = Math.min(first, Math.floorDiv(trades.happenedAt(i), span));
      last = Math.max(last, Math.floorDiv(trades.happenedAt(i), span));
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (long k = first; k <= last; k++) {
      rows.add(new ArrayList<>());
    }
    for (int i = 0; i < trades.size(); i++) {
      rows.get((int) (Math.floorDiv(trades.happenedAt(i), span) - first)).add(i);
    }
    List<int[]> bars = new ArrayList<>();
    rows.forEach(row -> bars.add(row.stream().mapToInt(i -> i).toArray()));
    return new Tape(trades, span, first, bars);
  }

  /** Simple return of each bar with trades over the close before it; the first over its open. */
  double[] returns() {
    List<Double> returns = new ArrayList<>();
    double before = trades.price(bars.getFirst()[0]);
    for (int[] bar : bars) {
      if (bar.length > 0) {
        double close = trades.price(bar[bar.length - 1]);
        returns.add(close / before - 1);
        before = close;
      }
    }
    return returns.stream().mapToDouble(r -> r).toArray();
  }

  /** Trades of each bar with trades. */
  double[] counts() {
    return bars.stream().filter(bar -> bar.length > 0).mapToDouble(bar -> bar.length).toArray();
  }

  /** Traded size of each bar with trades. */
  double[] volumes() {
    return bars.stream()
        .filter(bar -> bar.length > 0)
        .mapToDouble(bar -> Arrays.stream(bar).mapToLong(trades::size).sum())
        .toArray();
  }

  /** What a bar holds whatever the price: for each trade offset in the bar, delay and size. */
  List<List<Long>> contents(int bar) {
    List<List<Long>> contents = new ArrayList<>();
    for (int i : bars.get(bar)) {
      contents.add(
          List.of(
              trades.happenedAt(i) - (firstBar + bar) * span,
              trades.knownAt(i) - trades.happenedAt(i),
              trades.size(i)));
    }
    return contents;
  }

  static double[] signs(double[] values) {
    return Arrays.stream(values).map(Math::signum).toArray();
  }

  static double[] absolutes(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Fourth central moment over the squared variance; 3 for a normal distribution. */
  static double kurtosis(double[] values) {
    double mean = mean(values);
    double second = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double fourth = Arrays.stream(values).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
    return fourth / (second * second);
  }

  /** Correlation of {@code x} with {@code y} of {@code lag} places later. */
  static double correlation(double[] x, double[] y, int lag) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i + lag < x.length; i++) {
      xy += (x[i] - meanX) * (y[i + lag] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i + lag] - meanY) * (y[i + lag] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
