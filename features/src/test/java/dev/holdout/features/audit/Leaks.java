package dev.holdout.features.audit;

import dev.holdout.features.ColumnFeature;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.function.Function;

/** Mistakes that people make with whole columns, one of each. */
final class Leaks {

  private Leaks() {}

  private record Leak(String name, Function<BarSeries, double[]> form) implements ColumnFeature {

    @Override
    public Needs needs() {
      return Needs.of(1, Field.CLOSE);
    }

    @Override
    public double value(Window window) {
      return window.at(Field.CLOSE, 0);
    }

    @Override
    public double[] column(BarSeries bars) {
      return form.apply(bars);
    }
  }

  private static double[] closes(BarSeries bars) {
    double[] closes = new double[bars.size()];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = bars.value(Field.CLOSE, i);
    }
    return closes;
  }

  /** An index off by one. */
  static ColumnFeature nextBar() {
    return new Leak(
        "NextBar",
        bars -> {
          double[] closes = closes(bars);
          double[] next = closes.clone();
          for (int i = 0; i + 1 < closes.length; i++) {
            next[i] = Math.log(closes[i + 1] / closes[i]);
          }
          return next;
        });
  }

  /** A smooth that looks as far ahead as back. */
  static ColumnFeature centredMean() {
    return new Leak(
        "CentredMean",
        bars -> {
          double[] closes = closes(bars);
          double[] mean = closes.clone();
          for (int i = 1; i + 1 < closes.length; i++) {
            mean[i] = (closes[i - 1] + closes[i] + closes[i + 1]) / 3;
          }
          return mean;
        });
  }

  /** Divided by the largest value of all time, the coming one included. */
  static ColumnFeature scaledByTheWholeSample() {
    return new Leak(
        "WholeSample",
        bars -> {
          double[] closes = closes(bars);
          double largest = 0;
          for (double close : closes) {
            largest = Double.isNaN(close) ? largest : Math.max(largest, close);
          }
          for (int i = 0; i < closes.length; i++) {
            closes[i] /= largest;
          }
          return closes;
        });
  }

  /** Empty bars take the next close. */
  static ColumnFeature filledBackwards() {
    return new Leak(
        "FilledBackwards",
        bars -> {
          double[] closes = closes(bars);
          for (int i = closes.length - 2; i >= 0; i--) {
            closes[i] = Double.isNaN(closes[i]) ? closes[i + 1] : closes[i];
          }
          return closes;
        });
  }

  /** Fits on every row there is, whatever span it was given. */
  static Transform scalerFittedOnEverything() {
    return new Transform() {
      @Override
      public String name() {
        return "FittedOnEverything";
      }

      @Override
      public Fitted fit(FeatureFrame frame, Fold.Train train) {
        long[] at = new long[frame.rows() + 1];
        for (int i = 0; i < frame.rows(); i++) {
          at[i] = frame.at(i);
        }
        at[frame.rows()] = at[frame.rows() - 1] + 1;
        Duration whole = Duration.ofNanos(at[frame.rows()] - at[0]);
        Fold.Train everything =
            WalkForward.rolling()
                .train(whole)
                .test(Duration.ofNanos(1))
                .folds(Timeline.of(at))
                .getFirst()
                .train();
        return new Standardise(5).fit(frame, everything);
      }
    };
  }
}
