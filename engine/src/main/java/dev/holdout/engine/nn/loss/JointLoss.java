package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Tensor;

/** A loss of three tensors; which ones, and of which shapes, stands at each. */
@FunctionalInterface
public interface JointLoss {

  /** The loss; its gradient goes to whichever of the three requires one. */
  Tensor of(Tensor first, Tensor second, Tensor third);
}
