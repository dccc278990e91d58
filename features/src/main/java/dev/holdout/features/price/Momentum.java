package dev.holdout.features.price;

import dev.holdout.features.ColumnFeature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;

/**
 * Return over {@code bars} bars in units of its own volatility: {@code ln(close_t / close_(t-bars))
 * / sqrt(Σ r²)}, {@code r} as in {@link RealisedVolatility}; 0 when nothing moved. Unit: none;
 * between {@code ±sqrt(bars)}. Missing when the first or the last bar is empty.
 *
 * @param bars 1 or more
 */
public record Momentum(int bars) implements ColumnFeature {

  public Momentum {
    Parameter.atLeast("Momentum", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "Momentum(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars + 1, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    return ratio(
        window.at(Field.CLOSE, 0), window.at(Field.CLOSE, bars), SquaredReturns.sum(window));
  }

  @Override
  public double[] column(BarSeries series) {
    double[] sums = SquaredReturns.sums(series, bars + 1);
    for (int i = bars; i < sums.length; i++) {
      sums[i] = ratio(series.value(Field.CLOSE, i), series.value(Field.CLOSE, i - bars), sums[i]);
    }
    return sums;
  }

  private static double ratio(double last, double first, double squares) {
    double whole = StrictMath.log(last / first);
    return squares == 0 ? 0 * whole : whole / Math.sqrt(squares);
  }
}
