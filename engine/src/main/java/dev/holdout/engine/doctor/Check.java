package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.TrainingListener;

/**
 * Looks for one mistake. What it computes is told to nobody, and made of detached tensors only, so
 * that nothing is recorded. When optimisers step, {@link Chart#step} is the number of the step that
 * begins.
 */
abstract class Check implements TrainingListener {

  final Chart chart;

  Check(Chart chart) {
    this.chart = chart;
  }

  /**
   * A layer was called.
   *
   * @param outermost whether it is a watched net itself
   * @param recorded whether the call was recorded
   */
  void called(Layer layer, boolean outermost, Tensor output, boolean recorded) {}

  /** A batch of a loop without a loader. */
  void data(Tensor features, Tensor target) {}

  /** Nothing more will come. */
  void closing() {}
}
