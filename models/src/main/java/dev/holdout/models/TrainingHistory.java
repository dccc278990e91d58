package dev.holdout.models;

import java.util.List;

/**
 * How a training went.
 *
 * @param epochs one entry an epoch that was run, in order
 * @param bestEpoch the one whose weights were kept, from 1
 * @param steps updates of the weights, all epochs together
 */
public record TrainingHistory(List<Epoch> epochs, int bestEpoch, long steps) {

  /**
   * Values of the objective with the weights at the end of an epoch, dropout off; higher is better.
   *
   * @param epoch from 1
   * @param train over all training samples, in order of time, from a flat start
   * @param validation likewise over the validation samples; NaN when there are none
   */
  public record Epoch(int epoch, double train, double validation) {}

  public TrainingHistory {
    epochs = List.copyOf(epochs);
    if (bestEpoch < 1 || bestEpoch > epochs.size()) {
      throw new IllegalArgumentException(
          "training history: best epoch is " + bestEpoch + " of " + epochs.size());
    }
  }

  /** The epoch whose weights were kept. */
  public Epoch best() {
    return epochs.get(bestEpoch - 1);
  }
}
