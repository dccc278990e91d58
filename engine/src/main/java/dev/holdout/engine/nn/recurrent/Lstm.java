package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Long short-term memory over sequences; shapes and parameters at {@link Recurrent}, the step at
 * {@link LstmCell}.
 */
public final class Lstm extends Recurrent {

  public Lstm(RecurrentConfig config, Philox random) {
    super(config, 4, 2, Step::lstm, random);
  }

  /** One layer over {@code [time, batch, input]}. */
  public Lstm(int inputSize, int hiddenSize, Philox random) {
    this(RecurrentConfig.of(inputSize, hiddenSize), random);
  }

  /**
   * What came out.
   *
   * @param output of the last layer at every step
   * @param hidden state after the last step, {@code [layers × directions, batch, hidden]}
   * @param cell state of the same shape
   */
  public record Result(Tensor output, Tensor hidden, Tensor cell) {}

  /** Runs from a state of zeros. */
  public Result run(Tensor input) {
    return result(sequence(input, null, null));
  }

  /** Runs from a state. */
  public Result run(Tensor input, Tensor hidden, Tensor cell) {
    return result(sequence(input, null, List.of(hidden, cell)));
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
  public Result run(Tensor input, int[] lengths, Tensor hidden, Tensor cell) {
    return result(sequence(input, lengths, List.of(hidden, cell)));
  }

  private static Result result(Sequence made) {
    return new Result(made.output(), made.state().get(0), made.state().get(1));
  }
}
