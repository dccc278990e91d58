package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.Init;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What one layer computes with in one direction; biases are null where there are none.
 *
 * @param inputHidden {@code [gates × hidden, input]}
 * @param hiddenHidden {@code [gates × hidden, output]}, the output as wide as the state where there
 *     is no projection
 * @param inputBias {@code [gates × hidden]}
 * @param hiddenBias {@code [gates × hidden]}
 * @param projection {@code [output, hidden]}, or null
 */
record Weights(
    Parameter inputHidden,
    Parameter hiddenHidden,
    Parameter inputBias,
    Parameter hiddenBias,
    Parameter projection) {

  /** Uniform on ±1/√hidden, PyTorch's start, drawn in the order of the components. */
  static Weights drawn(int gates, int input, RecurrentConfig config, Philox random) {
    int hidden = config.hiddenSize();
    int output = config.outputSize();
    boolean bias = config.bias();
    double bound = 1 / Math.sqrt(hidden);
    int rows = gates * hidden;
    return new Weights(
        new Parameter(Init.uniform(-bound, bound, random, rows, input)),
        new Parameter(Init.uniform(-bound, bound, random, rows, output)),
        bias ? new Parameter(Init.uniform(-bound, bound, random, rows)) : null,
        bias ? new Parameter(Init.uniform(-bound, bound, random, rows)) : null,
        output < hidden
            ? new Parameter(Init.uniform(-bound, bound, random, output, hidden))
            : null);
  }

  void addTo(Map<String, Object> parts, String suffix) {
    parts.put("weight_ih" + suffix, inputHidden);
    parts.put("weight_hh" + suffix, hiddenHidden);
    if (inputBias != null) {
      parts.put("bias_ih" + suffix, inputBias);
      parts.put("bias_hh" + suffix, hiddenBias);
    }
    if (projection != null) {
      parts.put("weight_hr" + suffix, projection);
    }
  }

  /** What the input adds to the gates, for all steps at once. */
  Tensor fromInput(Tensor x) {
    return Members.linear(x, inputHidden.tensor(), inputBias == null ? null : inputBias.tensor());
  }

  /** What the state adds to the gates. */
  Tensor fromState(Tensor hidden) {
    return Members.linear(
        hidden, hiddenHidden.tensor(), hiddenBias == null ? null : hiddenBias.tensor());
  }

  /** The states after a step, the hidden one as it goes on. */
  List<Tensor> projected(List<Tensor> state) {
    if (projection == null) {
      return state;
    }
    Tensor output = Members.linear(state.getFirst(), projection.tensor(), null);
    return List.of(output, state.get(1));
  }
}
