package dev.holdout.features.scale;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.split.Fold;

/** A change of numbers that learns from data, and may learn from a training span only. */
public interface Transform {

  /** Its formula with its parameters, {@code Standardise(5.0)}. */
  String name();

  /**
   * Learns from the valid rows of {@code frame} inside {@code train}.
   *
   * @throws dev.holdout.marketdata.BadInput when there is none
   */
  Fitted fit(FeatureFrame frame, Fold.Train train);
}
