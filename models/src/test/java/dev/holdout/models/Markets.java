package dev.holdout.models;

import dev.holdout.engine.random.Philox;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.target.TargetColumn;
import java.util.ArrayList;
import java.util.List;

/** Small invented markets for the tests: one decision a second, features and what followed. */
public final class Markets {

  /** One second in nanoseconds: the step between decisions. */
  public static final long STEP = 1_000_000_000L;

  private Markets() {}

  /** A frame of the given columns; row i stands at second i. */
  public static FeatureFrame frame(int columns, float... values) {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      names.add("f" + column);
    }
    long[] at = new long[values.length / columns];
    for (int row = 0; row < at.length; row++) {
      at[row] = row * STEP;
    }
    return FeatureFrame.of(names, at, values);
  }

  /** A return for each row, settled one second later; undefined where NaN. */
  public static TargetColumn target(double... returns) {
    long[] endsAt = new long[returns.length];
    for (int row = 0; row < endsAt.length; row++) {
      endsAt[row] = Double.isNaN(returns[row]) ? Long.MAX_VALUE : (row + 1) * STEP;
    }
    return new TargetColumn("next return", returns, endsAt);
  }

  /** Features and returns that have nothing to do with each other, sd 1 and 0.01. */
  public static Samples noise(int rows, int columns, int lag, long seed) {
    Philox random = new Philox(seed, 77);
    FeatureFrame frame = frame(columns, random.fillNormal(new float[rows * columns], 0, 1));
    double[] returns = new double[rows];
    for (int row = 0; row < rows; row++) {
      returns[row] = random.normal(0, 0.01);
    }
    return all(frame, target(returns), lag);
  }

  /** Returns that follow the first feature: {@code strength · f + noise}, sd of the noise 0.01. */
  public static Samples signal(int rows, int columns, int lag, double strength, long seed) {
    Philox random = new Philox(seed, 78);
    float[] values = random.fillNormal(new float[rows * columns], 0, 1);
    double[] returns = new double[rows];
    for (int row = 0; row < rows; row++) {
      returns[row] = strength * values[row * columns] + random.normal(0, 0.01);
    }
    return all(frame(columns, values), target(returns), lag);
  }

  /** Every row with a valid window and a defined target. */
  public static Samples all(FeatureFrame frame, TargetColumn target, int lag) {
    return Samples.of(frame, target, lag, 0, Long.MAX_VALUE, Long.MAX_VALUE - 1);
  }

  /** The samples whose decisions lie in seconds [from, to). */
  public static Samples between(
      FeatureFrame frame, TargetColumn target, int lag, int from, int to) {
    return Samples.of(frame, target, lag, from * STEP, to * STEP, Long.MAX_VALUE - 1);
  }
}
