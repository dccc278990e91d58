package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Elman net over sequences; shapes and parameters at {@link Recurrent}, the step at {@link
 * RnnCell}.
 */
public final class Rnn extends Recurrent {

  public Rnn(RecurrentConfig config, Nonlinearity nonlinearity, Philox random) {
    super(config, 1, 1, nonlinearity.step(), random);
  }

  /** One layer with tanh over {@code [time, batch, input]}. */
  public Rnn(int inputSize, int hiddenSize, Philox random) {
    this(RecurrentConfig.of(inputSize, hiddenSize), Nonlinearity.TANH, random);
  }

  /** What is done to the sum of input and state. */
  public enum Nonlinearity {
    TANH,
    RELU;

    Step step() {
      return switch (this) {
        case TANH -> Step::tanh;
        case RELU -> Step::relu;
      };
    }
  }

  /**
   * What came out.
   *
   * @param output of the last layer at every step
   * @param hidden state after the last step, {@code [layers × directions, batch, hidden]}
   */
  public record Result(Tensor output, Tensor hidden) {}

  /** Runs from a state of zeros. */
  public Result run(Tensor input) {
    return result(sequence(input, null, null));
  }

  /** Runs from a state. */
  public Result run(Tensor input, Tensor hidden) {
    return result(sequence(input, null, List.of(hidden)));
  }

  /**
   * Runs sequences of different lengths, filled up behind to one; from zeros.
   *
   * @param lengths steps of each, 1 or more; behind them the output is 0
   */
  public Result run(Tensor input, int[] lengths) {
    return result(sequence(input, lengths, null));
  }

  /** Runs sequences of different lengths from a state. */
  public Result run(Tensor input, int[] lengths, Tensor hidden) {
    return result(sequence(input, lengths, List.of(hidden)));
  }

  private static Result result(Sequence made) {
    return new Result(made.output(), made.state().getFirst());
  }
}
