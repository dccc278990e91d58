package dev.holdout.engine.optim;

import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an optimiser remembers of one parameter: running tensors by PyTorch's names, and steps. */
final class OptimizerState {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private long steps;

  /** The named tensor; zeros like {@code parameter} when it is new. */
  Tensor zerosLike(String name, Tensor parameter) {
    return tensors.computeIfAbsent(
        name, missing -> kept(Tensor.zeros(parameter.dtype(), parameter.shape())));
  }

  /** Null when the tensor is new. */
  Tensor get(String name) {
    return tensors.get(name);
  }

  void put(String name, Tensor tensor) {
    tensors.put(name, kept(tensor));
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  long countStep() {
    return ++steps;
  }

  long steps() {
    return steps;
  }

  void setSteps(long steps) {
    this.steps = steps;
  }

  /** Outlives the scope of memory that it was made in. */
  private static Tensor kept(Tensor tensor) {
    tensor.data().storage().keep();
    return tensor;
  }
}
