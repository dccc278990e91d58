package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.Init;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;

/**
 * What one layer computes with in one direction; biases are null where there are none.
 *
 * @param inputHidden {@code [gates × hidden, input]}
 * @param hiddenHidden {@code [gates × hidden, hidden]}
 * @param inputBias {@code [gates × hidden]}
 * @param hiddenBias {@code [gates × hidden]}
 */
record Weights(
    Parameter inputHidden, Parameter hiddenHidden, Parameter inputBias, Parameter hiddenBias) {

  /** Uniform on ±1/√hidden, PyTorch's start, drawn in the order of the components. */
  static Weights drawn(int gates, int input, int hidden, boolean bias, Philox random) {
    double bound = 1 / Math.sqrt(hidden);
    int rows = gates * hidden;
    return new Weights(
        new Parameter(Init.uniform(-bound, bound, random, rows, input)),
        new Parameter(Init.uniform(-bound, bound, random, rows, hidden)),
        bias ? new Parameter(Init.uniform(-bound, bound, random, rows)) : null,
        bias ? new Parameter(Init.uniform(-bound, bound, random, rows)) : null);
  }

  void addTo(Map<String, Object> parts, String suffix) {
    parts.put("weight_ih" + suffix, inputHidden);
    parts.put("weight_hh" + suffix, hiddenHidden);
    if (inputBias != null) {
      parts.put("bias_ih" + suffix, inputBias);
      parts.put("bias_hh" + suffix, hiddenBias);
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
}
