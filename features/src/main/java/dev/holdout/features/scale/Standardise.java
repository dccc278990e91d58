package dev.holdout.features.scale;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.BadInput;

/**
 * Less the mean, divided by the standard deviation, then cut off at {@code ±clip}. Mean and
 * deviation (population form, {@code sqrt(Σ(x - mean)² / n)}) are those of the valid rows of a
 * training span, summed in double in the order of time. A constant column is only centred.
 *
 * @param clip in standard deviations, above 0; infinite for none
 */
public record Standardise(double clip) implements Transform {

  public Standardise {
    if (!(clip > 0)) {
      throw new BadInput("clip is " + clip + "; it must be above 0", "scale.clip", "clip: 5");
    }
  }

  /** Without a clip. */
  public static Standardise unclipped() {
    return new Standardise(Double.POSITIVE_INFINITY);
  }

  @Override
  public String name() {
    return "Standardise(" + clip + ")";
  }

  @Override
  public Fitted fit(FeatureFrame frame, Fold.Train train) {
    int first = frame.firstAtOrAfter(train.from());
    int end = frame.firstAtOrAfter(train.to());
    int columns = frame.columns();
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    long valid = 0;
    for (int row = first; row < end; row++) {
      if (frame.isValid(row)) {
        valid++;
        for (int c = 0; c < columns; c++) {
          mean[c] += frame.value(row, c);
        }
      }
    }
    if (valid == 0) {
      throw new BadInput(
          "no row between " + train + " has a valid value of every feature",
          "folds.train",
          "a longer training span, or features that look back less");
    }
    for (int c = 0; c < columns; c++) {
      mean[c] /= valid;
    }
    for (int row = first; row < end; row++) {
      if (frame.isValid(row)) {
        for (int c = 0; c < columns; c++) {
          double off = frame.value(row, c) - mean[c];
          deviation[c] += off * off;
        }
      }
    }
    for (int c = 0; c < columns; c++) {
      deviation[c] = Math.sqrt(deviation[c] / valid);
    }
    return new Standardised(name(), frame.names(), mean, scales(mean, deviation), clip);
  }

  /** A deviation that is only the rounding of its mean counts as none. */
  private static double[] scales(double[] mean, double[] deviation) {
    double[] scale = new double[mean.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = deviation[c] > 1e-12 * Math.abs(mean[c]) ? deviation[c] : 1;
    }
    return scale;
  }
}
