package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
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

/**
 * Moves parameters by their gradients. A parameter without a gradient is left alone, its decay and
 * its step count included, as in PyTorch.
 *
 * @param <C> settings
 */
public abstract class Optimizer<C> {

  private static final String STEP = "step";

  private record Slot<C>(Parameter parameter, C config, OptimizerState state) {}

  private final List<Slot<C>> slots = new ArrayList<>();

  /**
   * @throws IllegalArgumentException when there is no parameter or one is given twice
   */
  Optimizer(List<ParameterGroup<C>> groups) {
    Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ParameterGroup<C> group : groups) {
      for (Parameter parameter : group.parameters()) {
        if (!seen.add(parameter)) {
          throw new IllegalArgumentException(
              "optimizer: parameter "
                  + (seen.size() - 1)
                  + " is given twice; it would be moved twice a step, so name it in one group");
        }
        slots.add(new Slot<>(parameter, group.config(), new OptimizerState()));
      }
    }
    if (slots.isEmpty()) {
      throw new IllegalArgumentException(
          "optimizer: no parameters; pass layer.parameters() of a layer that has some");
    }
  }

  /** Moves every parameter that has a gradient. */
  public final void step() {
    try (var off = Autograd.noGrad()) {
      for (Slot<C> slot : slots) {
        Tensor gradient = slot.parameter.grad();
        if (gradient != null) {
          update(slot.parameter.tensor(), gradient.detach(), slot.config, slot.state);
        }
      }
    }
  }

  /** Drops the gradients, so that the next backward starts afresh. */
  public final void zeroGrad() {
    slots.forEach(slot -> slot.parameter.tensor().zeroGrad());
  }

  /** Copies of everything remembered: {@code 0.exp_avg}, {@code 0.step}, by parameter number. */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      OptimizerState state = slots.get(i).state;
      for (Map.Entry<String, Tensor> entry : state.tensors().entrySet()) {
        all.put(i + "." + entry.getKey(), entry.getValue().copy());
      }
      if (state.steps() > 0) {
        all.put(i + "." + STEP, Tensor.of(new double[] {state.steps()}));
      }
    }
    return all;
  }

  /**
   * Takes over what {@link #stateDict()} gave; what is remembered now is dropped.
   *
   * @throws IllegalArgumentException for a number without a parameter, and for a tensor that is not
   *     of its parameter's shape and dtype; nothing is changed then
   */
  public final void loadStateDict(Map<String, Tensor> saved) {
    for (String key : saved.keySet()) {
      if (!key.matches("[0-9]{1,9}\\..+") || parameterNumber(key) >= slots.size()) {
        throw new IllegalArgumentException(
            "optimizer: the state has %s, but there are %d parameters; build it with the parameters that were saved"
                .formatted(key, slots.size()));
      }
      requireFit(key, saved.get(key), slots.get(parameterNumber(key)).parameter.tensor());
    }
    slots.forEach(slot -> {
      slot.state.tensors().clear();
      slot.state.setSteps(0);
    });
    saved.forEach((key, tensor) -> {
      OptimizerState state = slots.get(parameterNumber(key)).state;
      String name = key.substring(key.indexOf('.') + 1);
      if (name.equals(STEP)) {
        state.setSteps((long) tensor.item());
      } else {
        state.put(name, tensor.detach().copy());
      }
    });
  }

  /**
   * Moves one parameter in place; called without gradient tracking.
   *
   * @param gradient not to be written to
   */
  abstract void update(Tensor parameter, Tensor gradient, C config, OptimizerState state);

  /** The gradient to follow: turned round for {@code maximize}, with decay pulling towards 0. */
  static Tensor withDecay(Tensor parameter, Tensor gradient, boolean maximize, double weightDecay) {
    Tensor direction = maximize ? gradient.neg() : gradient;
    return weightDecay == 0 ? direction : direction.add(parameter.mul(weightDecay));
  }

  static void require(boolean fits, String optimizer, String name, double value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          optimizer + ": " + name + " is " + value + "; pass a value " + range);
    }
  }

  private static void requireFit(String key, Tensor saved, Tensor parameter) {
    boolean count = key.endsWith("." + STEP);
    if (count
        ? saved.numel() != 1
        : saved.dtype() != parameter.dtype() || !Arrays.equals(saved.sizes(), parameter.sizes())) {
      throw new IllegalArgumentException(
          "optimizer: the state's %s is %s %s, but %s; build it with the parameters that were saved"
              .formatted(
                  key,
                  saved.dtype(),
                  Arrays.toString(saved.sizes()),
                  count
                      ? "a step count is one number"
                      : "its parameter is %s %s"
                          .formatted(parameter.dtype(), Arrays.toString(parameter.sizes()))));
    }
  }

  private static int parameterNumber(String key) {
    return Integer.parseInt(key.substring(0, key.indexOf('.')));
  }
}
