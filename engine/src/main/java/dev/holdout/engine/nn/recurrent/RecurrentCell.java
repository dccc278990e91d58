package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a recurrent net, for loops of one's own.
 *
 * <p>Shape: input {@code [batch, input]} or {@code [input]}, states {@code [batch, hidden]} or
 * {@code [hidden]}; stacked members before these. Parameters: {@code weight_ih}, {@code weight_hh},
 * {@code bias_ih}, {@code bias_hh}, uniform on ±1/√hidden.
 */
public abstract sealed class RecurrentCell extends Layer permits LstmCell, GruCell, RnnCell {

  private final int inputSize;
  private final int hiddenSize;
  private final boolean bias;
  private final int states;
  private final Step step;
  private final Weights weights;

  RecurrentCell(
      int inputSize,
      int hiddenSize,
      boolean bias,
      int gates,
      int states,
      Step step,
      Philox random) {
    RecurrentConfig config = RecurrentConfig.of(inputSize, hiddenSize);
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.bias = bias;
    this.states = states;
    this.step = step;
    this.weights = Weights.drawn(gates, inputSize, bias ? config : config.withoutBias(), random);
  }

  /** The hidden state after one step from zeros. */
  @Override
  public final Tensor forward(Tensor input) {
    return computed(input, null).getFirst();
  }

  /**
   * The states after a step.
   *
   * @param state before; null for zeros
   */
  final List<Tensor> next(Tensor input, List<Tensor> state) {
    return call(in -> computed(in.getFirst(), state), Collections.singletonList(input));
  }

  /** As {@link #next}, told to no hook. */
  private List<Tensor> computed(Tensor input, List<Tensor> state) {
    int[] shape = input.shape();
    if (shape.length == 0 || shape[shape.length - 1] != inputSize) {
      throw new ShapeException(
          "%s: input is %s, but the cell was built for %d features; check the input, or the cell's input size"
              .formatted(getClass().getSimpleName(), Shape.text(shape), inputSize));
    }
    shape[shape.length - 1] = hiddenSize;
    List<Tensor> before = state == null ? zeros(input, shape) : state;
    for (Tensor given : before) {
      if (!Arrays.equals(given.sizes(), shape)) {
        throw new ShapeException(
            "%s: the state is %s, but must be %s for an input %s; pass one row of the hidden size a row of input"
                .formatted(
                    getClass().getSimpleName(),
                    Shape.text(given.sizes()),
                    Shape.text(shape),
                    Shape.text(input.sizes())));
      }
      if (given.dtype() != input.dtype() && Precision.type() == null) {
        throw new DTypeException(
            "%s: the state is %s, but the input is %s; convert the state with to(…)"
                .formatted(
                    getClass().getSimpleName(),
                    given.dtype().torchName(),
                    input.dtype().torchName()));
      }
    }
    return step.next(weights.fromInput(input), weights.fromState(before.getFirst()), before);
  }

  private List<Tensor> zeros(Tensor input, int[] shape) {
    Tensor zeros = Tensor.zeros(input.dtype(), shape);
    return states == 1 ? List.of(zeros) : List.of(zeros, zeros);
  }

  @Override
  protected final Optional<Map<String, ?>> namedParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    weights.addTo(parts, "");
    return Optional.of(parts);
  }

  @Override
  protected final String sizes() {
    return inputSize + ", " + hiddenSize + (bias ? "" : ", bias=false");
  }
}
