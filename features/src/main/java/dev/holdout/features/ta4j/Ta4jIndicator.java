package dev.holdout.features.ta4j;

import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.RecursiveFeature;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Nanos;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Any indicator of ta4j as a feature. It is given a ta4j series that holds the bars known so far
 * and no other, one more at each step, so it cannot look ahead whatever it does inside. Empty bars
 * are not fed.
 *
 * @param name as studies write it, {@code Rsi(14)}
 * @param warmUp bars to feed before a value is used
 * @param tolerance how far values may then lie from those of a longer past, in the feature's unit
 * @param recipe from an empty series to the indicator
 * @param reading from (close, indicator) to the feature's value
 */
public record Ta4jIndicator(
    String name,
    int warmUp,
    double tolerance,
    Function<BarSeries, Indicator<Num>> recipe,
    Reading reading)
    implements RecursiveFeature {

  /** How an indicator's value becomes the feature's. */
  @FunctionalInterface
  public interface Reading {
    double of(double close, double indicator);
  }

  private static final List<Field> FIELDS =
      List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME, Field.TRADES);

  /** ta4j forgets older bars, so that a live stream does not grow; no value depends on them. */
  private static final int FEWEST_KEPT = 256;

  /**
   * Wilder's relative strength index over {@code bars} bars, 0 to 100. After ten times as many bars
   * less than 0.01 % of the beginning is left in its averages.
   *
   * @param bars 2 or more
   */
  public static Ta4jIndicator rsi(int bars) {
    Parameter.atLeast("Rsi", "bars", bars, 2);
    return new Ta4jIndicator(
        "Rsi(" + bars + ")",
        10 * bars,
        0.05,
        series -> new RSIIndicator(new ClosePriceIndicator(series), bars),
        (close, indicator) -> indicator);
  }

  /**
   * Distance of the close from its exponential average: {@code ln(close / EMA)}. Unit: none; 0.01
   * is about 1 %. After five times as many bars less than 0.01 % of the beginning is left in it.
   *
   * @param bars 2 or more
   */
  public static Ta4jIndicator emaDistance(int bars) {
    Parameter.atLeast("EmaDistance", "bars", bars, 2);
    return new Ta4jIndicator(
        "EmaDistance(" + bars + ")",
        5 * bars,
        1e-5,
        series -> new EMAIndicator(new ClosePriceIndicator(series), bars),
        (close, indicator) -> StrictMath.log(close / indicator));
  }

  @Override
  public Needs needs() {
    return new Needs(FIELDS, 1, Duration.ZERO);
  }

  @Override
  public State start() {
    BarSeries series =
        new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .withMaxBarCount(Math.max(FEWEST_KEPT, 2 * warmUp))
            .build();
    Indicator<Num> indicator = recipe.apply(series);
    return window -> {
      append(series, window);
      double value = indicator.getValue(series.getEndIndex()).doubleValue();
      return reading.of(window.at(Field.CLOSE, 0), value);
    };
  }

  private static void append(BarSeries series, Window window) {
    Instant end = Nanos.instant(window.closeAt(0));
    series
        .barBuilder()
        .timePeriod(Duration.ofNanos(1))
        .endTime(end)
        .openPrice(window.at(Field.OPEN, 0))
        .highPrice(window.at(Field.HIGH, 0))
        .lowPrice(window.at(Field.LOW, 0))
        .closePrice(window.at(Field.CLOSE, 0))
        .volume(window.at(Field.VOLUME, 0))
        .trades((long) window.at(Field.TRADES, 0))
        .add();
  }

  /** Recipes have no readable form; the name carries the parameters. */
  @Override
  public String toString() {
    return name;
  }
}
