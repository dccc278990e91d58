package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.PartsText;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Elman net over sequences; shapes and parameters at {@link Recurrent}, the step at {@link
 * RnnCell}.
 */
public final class Rnn extends Recurrent {

  /** Of any number of layers; values are drawn in the order of the parameters. */
  public Rnn(RecurrentConfig config, Nonlinearity nonlinearity, Philox random) {
    super(config.requireNoProjection("rnn"), 1, 1, nonlinearity.step(), random);
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
  public record Result(Tensor output, Tensor hidden) {

    @Override
    public String toString() {
      return new PartsText("Result").with("output", output).with("hidden", hidden).toString();
    }
  }

  /**
   * Runs from a state of zeros.
   *
   * @param input {@code [time, batch, input]}, or as {@link Recurrent} says
   */
  public Result run(Tensor input) {
    return result(sequence(input, null, null));
  }

  /**
   * Runs from a state.
   *
   * @param hidden {@code [layers × directions, batch, hidden]}, of the input's dtype
   * @throws ShapeException if a state has another shape
   */
  public Result run(Tensor input, Tensor hidden) {
    return result(sequence(input, null, List.of(hidden)));
  }

  /**
   * Runs sequences of different lengths, filled up behind to one; from zeros.
   *
   * @param lengths steps of each, from 1 to {@code time}; behind them the output is 0, and what the
   *     input holds there is not read
   * @throws ShapeException if there are more or fewer lengths than sequences, or one is out of
   *     range
   */
  public Result run(Tensor input, int[] lengths) {
    return result(sequence(input, lengths, null));
  }

  /**
   * Runs sequences of different lengths from a state; as {@link #run(Tensor, int[])}.
   *
   * @param hidden {@code [layers × directions, batch, hidden]}, of the input's dtype
   */
  public Result run(Tensor input, int[] lengths, Tensor hidden) {
    return result(sequence(input, lengths, List.of(hidden)));
  }

  private static Result result(Sequence made) {
    return new Result(made.output(), made.state().getFirst());
  }
}
