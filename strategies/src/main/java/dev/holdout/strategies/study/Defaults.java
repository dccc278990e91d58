package dev.holdout.strategies.study;

import dev.holdout.features.scale.Standardise;
import dev.holdout.features.scale.Transform;
import java.util.List;

/** What a study need not state. Everything else is refused by name when it is missing. */
public final class Defaults {

  private Defaults() {}

  /** Networks of sigmoids want columns of one scale; one wild print must not rule a batch. */
  public static List<Transform> transforms() {
    return List.of(new Standardise(5));
  }

  /** Enough for a network of a few hundred weights; patience keeps it from fitting noise longer. */
  public static Learning.Training training() {
    return new Learning.Training(40, 8, 128, Learning.OptimizerKind.RMSPROP, 0.25);
  }

  /** One training a configuration. */
  public static Seeds seeds() {
    return Seeds.count(1, 1);
  }
}
