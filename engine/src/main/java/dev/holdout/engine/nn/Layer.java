package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A function of a tensor with parameters.
 *
 * <p>A layer registers nothing: its parameters, buffers and sublayers are its fields (or items of
 * lists in its fields), and a field's name is the key in the state, as in {@code hidden.weight}. A
 * parameter met twice is shared: it is visited once, under its first name.
 *
 * <p>A layer is in training mode from the start; {@link #eval()} switches off what only training
 * does, such as dropout.
 */
public abstract class Layer {

  private boolean training = true;

  /** The layer's value. Which shapes it takes and gives stands at each layer. */
  public abstract Tensor forward(Tensor input);

  /** Training mode, for this layer and all below; returns this. */
  public Layer train() {
    return setTraining(true);
  }

  /** Evaluation mode, for this layer and all below; returns this. */
  public Layer eval() {
    return setTraining(false);
  }

  public final boolean isTraining() {
    return training;
  }

  /** Visits each parameter once, in the order of the fields, under its path. */
  public final void eachParameter(BiConsumer<String, Parameter> visit) {
    walk((path, part) -> {
      if (part instanceof Parameter parameter) {
        visit.accept(path, parameter);
      }
    });
  }

  public final List<Parameter> parameters() {
    List<Parameter> found = new ArrayList<>();
    eachParameter((path, parameter) -> found.add(parameter));
    return found;
  }

  /** Number of trained values. */
  public final long parameterCount() {
    return parameters().stream().mapToLong(p -> p.tensor().numel()).sum();
  }

  /** Drops all gradients. */
  public final void zeroGrad() {
    eachParameter((path, parameter) -> parameter.tensor().zeroGrad());
  }

  /** Copies of all parameters and buffers by path: later training does not change them. */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    savedTensors().forEach((path, tensor) -> state.put(path, tensor.detach().copy()));
    return state;
  }

  /**
   * Copies values in. All or nothing: with a fault no parameter is touched.
   *
   * @throws IllegalArgumentException naming every missing, unknown and misshapen tensor
   */
  public final void loadStateDict(Map<String, Tensor> state) {
    Map<String, Tensor> own = savedTensors();
    List<String> faults = new ArrayList<>();
    own.forEach((path, tensor) -> {
      Tensor given = state.get(path);
      if (given == null) {
        faults.add(path + " is missing");
      } else if (!Arrays.equals(given.shape(), tensor.shape()) || given.dtype() != tensor.dtype()) {
        faults.add(
            "%s is %s %s, but the layer has %s %s"
                .formatted(
                    path,
                    given.dtype(),
                    Arrays.toString(given.shape()),
                    tensor.dtype(),
                    Arrays.toString(tensor.shape())));
      }
    });
    for (String path : state.keySet()) {
      if (!own.containsKey(path)) {
        faults.add(path + " is not in the layer");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: the state does not fit: %s; build the layer with the sizes that were saved"
              .formatted(getClass().getSimpleName(), String.join(", ", faults)));
    }
    try (var off = Autograd.noGrad()) {
      own.forEach((path, tensor) -> tensor.copyFrom(state.get(path)));
    }
  }

  /** Sizes in brackets, such as {@code 4 → 5}; empty when a layer has none. */
  protected String sizes() {
    return "";
  }

  /** {@code NeuralTrader(hidden: Linear(4 → 5), …)}: names and sizes, no addresses. */
  @Override
  public final String toString() {
    List<String> inside = new ArrayList<>();
    if (!sizes().isEmpty()) {
      inside.add(sizes());
    }
    LayerFields.eachPart(
        this,
        (name, part) -> {
          if (part instanceof Layer layer) {
            inside.add(name + ": " + layer);
          }
        });
    return getClass().getSimpleName() + "(" + String.join(", ", inside) + ")";
  }

  private Layer setTraining(boolean on) {
    walk((path, part) -> {
      if (part instanceof Layer layer) {
        layer.training = on;
      }
    });
    return this;
  }

  private Map<String, Tensor> savedTensors() {
    Map<String, Tensor> found = new LinkedHashMap<>();
    walk((path, part) -> {
      if (part instanceof Parameter parameter) {
        found.put(path, parameter.tensor());
      } else if (part instanceof Buffer buffer) {
        found.put(path, buffer.tensor());
      }
    });
    return found;
  }

  /** Every part below and this layer itself, each once. */
  private void walk(BiConsumer<String, Object> visit) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk("", this, seen, visit);
  }

  private static void walk(
      String path, Object part, Set<Object> seen, BiConsumer<String, Object> visit) {
    if (!seen.add(part)) {
      return;
    }
    visit.accept(path, part);
    if (part instanceof Layer layer) {
      LayerFields.eachPart(
          layer,
          (name, below) -> walk(path.isEmpty() ? name : path + "." + name, below, seen, visit));
    }
  }
}
