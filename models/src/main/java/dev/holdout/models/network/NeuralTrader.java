package dev.holdout.models.network;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.Policy;
import dev.holdout.models.PositionRange;

/**
 * The smallest network that can trade: {@code position = squash(W₂ sigmoid(W₁ x + b₁) + b₂)}.
 *
 * <p>Shape: input {@code [B, width]}, output {@code [B]}. With four lags of one feature, five
 * hidden units and long-only positions it is the network of the reference page: 31 parameters.
 *
 * <p>Parameters: {@code hidden.weight} {@code [hidden, width]}, {@code hidden.bias} {@code
 * [hidden]}, {@code output.weight} {@code [1, hidden]}, {@code output.bias} {@code [1]}.
 */
public final class NeuralTrader extends Policy {

  private final PositionRange range;
  private final Linear hidden;
  private final Linear output;

  /**
   * @param width numbers in a window: lag times features
   * @param hiddenUnits width of the hidden layer
   * @param random of the initial weights
   */
  public NeuralTrader(int width, int hiddenUnits, PositionRange range, Philox random) {
    this.range = range;
    this.hidden = new Linear(width, hiddenUnits, random);
    this.output = new Linear(hiddenUnits, 1, random);
  }

  @Override
  public Tensor forward(Tensor windows) {
    return range.squash(output.apply(hidden.apply(windows).sigmoid())).squeeze(1);
  }

  @Override
  protected String sizes() {
    return range.text();
  }
}
