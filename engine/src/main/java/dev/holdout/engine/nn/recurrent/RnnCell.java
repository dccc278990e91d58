package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * One step of an Elman net: {@code h' = tanh(W_ih x + b_ih + W_hh h + b_hh)}, or with the
 * rectifier.
 *
 * <p>Shapes and parameters at {@link RecurrentCell}.
 */
public final class RnnCell extends RecurrentCell {

  /**
   * @param inputSize features a step, 1 or more
   * @param hiddenSize width of the state, 1 or more
   * @param bias whether biases are added
   */
  public RnnCell(
      int inputSize, int hiddenSize, boolean bias, Rnn.Nonlinearity nonlinearity, Philox random) {
    super(inputSize, hiddenSize, bias, 1, 1, nonlinearity.step(), random);
  }

  /** The state after a step from zeros. */
  public Tensor step(Tensor input) {
    return next(input, null).getFirst();
  }

  /**
   * The state after a step, of the shape of the state before.
   *
   * @param input {@code [batch, input]} or {@code [input]}
   * @param hidden {@code [batch, hidden]} or {@code [hidden]}
   */
  public Tensor step(Tensor input, Tensor hidden) {
    return next(input, List.of(hidden)).getFirst();
  }
}
