package dev.holdout.models.network;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.Policy;
import dev.holdout.models.PositionRange;

/**
 * No hidden layer: {@code position = squash(W x + b)}, trained on the objective as the others are.
 *
 * <p>Shape: input {@code [B, width]}, output {@code [B]}. Parameters: {@code output.weight} {@code
 * [1, width]}, {@code output.bias} {@code [1]}.
 */
public final class LinearTrader extends Policy {

  private final PositionRange range;
  private final Linear output;

  /**
   * @param width numbers in a window: lag times features
   * @param random of the initial weights
   */
  public LinearTrader(int width, PositionRange range, Philox random) {
    this.range = range;
    this.output = new Linear(width, 1, random);
  }

  @Override
  public Tensor forward(Tensor windows) {
    return range.squash(output.apply(windows)).squeeze(1);
  }

  @Override
  protected String sizes() {
    return range.text();
  }
}
