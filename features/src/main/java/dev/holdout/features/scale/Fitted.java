package dev.holdout.features.scale;

import dev.holdout.features.FeatureFrame;
import java.util.Optional;

/** A transform that has learned; it changes no more, so many threads may use it. */
public interface Fitted {

  /** A new frame with the same rows and states; values that are not valid stay NaN. */
  FeatureFrame apply(FeatureFrame frame);

  /**
   * One row, in place; the same bits as the frame's row gets.
   *
   * @param row one value a column, in the frame's order
   */
  void apply(float[] row);

  /** SHA-256 over the transform, the columns' names and everything learned. */
  String contentHash();

  /**
   * What it learned, to be stored and {@linkplain FittedState#restore() restored}; empty for a
   * transform that has no such form.
   */
  default Optional<FittedState> state() {
    return Optional.empty();
  }
}
