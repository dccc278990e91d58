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

  public RnnCell(
      int inputSize, int hiddenSize, boolean bias, Rnn.Nonlinearity nonlinearity, Philox random) {
    super(inputSize, hiddenSize, bias, 1, 1, nonlinearity.step(), random);
  }

  /** The state after a step from zeros. */
  public Tensor step(Tensor input) {
    return next(input, null).getFirst();
  }

  /** The state after a step. */
  public Tensor step(Tensor input, Tensor hidden) {
    return next(input, List.of(hidden)).getFirst();
  }
}
