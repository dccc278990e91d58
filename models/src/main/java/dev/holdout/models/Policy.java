package dev.holdout.models;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Tensor;

/**
 * A layer that turns windows of features into positions.
 *
 * <p>Shape: input {@code [B, lag · features]}, the oldest decision first and its features side by
 * side; output {@code [B]}, each in the policy's {@link PositionRange}.
 */
public abstract class Policy extends Layer {

  /** Positions of a batch of windows. */
  @Override
  public abstract Tensor forward(Tensor windows);
}
