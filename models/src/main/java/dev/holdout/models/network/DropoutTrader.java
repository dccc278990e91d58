package dev.holdout.models.network;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.Policy;
import dev.holdout.models.PositionRange;

/**
 * {@link NeuralTrader} with dropout behind the hidden layer: {@code position = squash(W₂
 * dropout(sigmoid(W₁ x + b₁)) + b₂)}.
 *
 * <p>Shape: input {@code [B, width]}, output {@code [B]}. Parameters as in {@link NeuralTrader}, so
 * a state of one fits the other.
 */
public final class DropoutTrader extends Policy {

  private final PositionRange range;
  private final Linear hidden;
  private final Dropout dropout;
  private final Linear output;

  /**
   * @param width numbers in a window: lag times features
   * @param hiddenUnits width of the hidden layer
   * @param probability chance that a hidden value is left out in training
   * @param random of the initial weights
   * @param dropoutSeed of the masks
   */
  public DropoutTrader(
      int width,
      int hiddenUnits,
      double probability,
      PositionRange range,
      Philox random,
      long dropoutSeed) {
    this.range = range;
    this.hidden = new Linear(width, hiddenUnits, random);
    this.dropout = new Dropout(probability, dropoutSeed);
    this.output = new Linear(hiddenUnits, 1, random);
  }

  @Override
  public Tensor forward(Tensor windows) {
    Tensor kept = dropout.apply(hidden.apply(windows).sigmoid());
    return range.squash(output.apply(kept)).squeeze(1);
  }

  @Override
  protected String sizes() {
    return range.text();
  }
}
