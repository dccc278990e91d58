package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.PartsText;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * One step of long short-term memory: with the gates i, f, g, o cut from {@code W_ih x + b_ih +
 * W_hh h + b_hh}, {@code c' = σ(f) c + σ(i) tanh(g)} and {@code h' = σ(o) tanh(c')}.
 *
 * <p>Shapes and parameters at {@link RecurrentCell}.
 */
public final class LstmCell extends RecurrentCell {

  /**
   * @param inputSize features a step, 1 or more
   * @param hiddenSize width of the state, 1 or more
   * @param bias whether biases are added
   */
  public LstmCell(int inputSize, int hiddenSize, boolean bias, Philox random) {
    super(inputSize, hiddenSize, bias, 4, 2, Step::lstm, random);
  }

  /** The states after a step. */
  public record State(Tensor hidden, Tensor cell) {

    @Override
    public String toString() {
      return new PartsText("State").with("hidden", hidden).with("cell", cell).toString();
    }
  }

  /**
   * One step.
   *
   * @param input {@code [batch, input]} or {@code [input]}
   * @param hidden {@code [batch, hidden]} or {@code [hidden]}
   * @param cell of the same shape
   */
  public State step(Tensor input, Tensor hidden, Tensor cell) {
    List<Tensor> after = next(input, List.of(hidden, cell));
    return new State(after.get(0), after.get(1));
  }

  /** One step from zeros. */
  public State step(Tensor input) {
    List<Tensor> after = next(input, null);
    return new State(after.get(0), after.get(1));
  }
}
