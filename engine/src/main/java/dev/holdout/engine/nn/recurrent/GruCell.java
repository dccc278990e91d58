package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * One step of a gated recurrent unit: {@code r = σ(x_r + h_r)}, {@code z = σ(x_z + h_z)}, {@code n
 * = tanh(x_n + r h_n)}, {@code h' = (1 − z) n + z h}, with x cut from {@code W_ih x + b_ih} and h
 * from {@code W_hh h + b_hh}.
 *
 * <p>Shapes and parameters at {@link RecurrentCell}.
 */
public final class GruCell extends RecurrentCell {

  /**
   * @param inputSize features a step, 1 or more
   * @param hiddenSize width of the state, 1 or more
   * @param bias whether biases are added
   */
  public GruCell(int inputSize, int hiddenSize, boolean bias, Philox random) {
    super(inputSize, hiddenSize, bias, 3, 1, Step::gru, random);
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
