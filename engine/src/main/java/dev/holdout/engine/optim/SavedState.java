package dev.holdout.engine.optim;

import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of a saved optimiser, {@code 0.exp_avg} and {@code group0.lr}, and what must fit. */
final class SavedState {

  private static final String GROUP = "group";

  private SavedState() {}

  static boolean ofGroup(String key) {
    return key.startsWith(GROUP);
  }

  /** The number of the parameter or group. */
  static int number(String key) {
    int start = ofGroup(key) ? GROUP.length() : 0;
    return Integer.parseInt(key.substring(start, key.indexOf('.')));
  }

  /** What is remembered. */
  static String name(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  /**
   * @throws StateException where a key or a tensor does not fit the optimiser
   */
  static void check(Map<String, Tensor> saved, Optimizer<?> optimizer) {
    saved.forEach((key, tensor) -> {
      checkKey(key, optimizer);
      if (ofGroup(key)) {
        checkNumber(optimizer, key, tensor, "a rate");
      } else if (optimizer.isNumber(name(key))) {
        checkNumber(optimizer, key, tensor, name(key).equals("step") ? "a step count" : "it");
      } else {
        optimizer.checkFit(key, tensor);
      }
    });
    checkWhole(saved, optimizer);
  }

  /** Another algorithm's state has names that this one does not know, or lacks some of its own. */
  private static void checkWhole(Map<String, Tensor> saved, Optimizer<?> optimizer) {
    Map<Integer, Set<String>> names = new TreeMap<>();
    saved.keySet().stream()
        .filter(key -> !ofGroup(key))
        .forEach(
            key -> names.computeIfAbsent(number(key), parameter -> new TreeSet<>()).add(name(key)));
    Remembered own = optimizer.remembered();
    names.forEach((parameter, given) -> {
      if (!own.all().containsAll(given) || !given.containsAll(own.always())) {
        throw new StateException(
            "%s: the state remembers %s of parameter %d, but %s remembers %s; load it into the algorithm that saved it"
                .formatted(optimizer.name(), given, parameter, optimizer.name(), own.all()));
      }
    });
  }

  private static void checkKey(String key, Optimizer<?> optimizer) {
    int parameters = optimizer.slots().size();
    if (key.matches("[0-9]{1,9}\\..+") && number(key) < parameters) {
      return;
    }
    boolean rate = key.matches("group[0-9]{1,9}\\.(lr|momentum)");
    if (rate && number(key) < optimizer.groupCount()) {
      if (name(key).equals("lr") || optimizer.momentum(number(key)).isPresent()) {
        return;
      }
    }
    throw new StateException(
        "%s: the state has %s, but there are %d parameters in %d groups; build it with the parameters that were saved"
            .formatted(optimizer.name(), key, parameters, optimizer.groupCount()));
  }

  private static void checkNumber(Optimizer<?> optimizer, String key, Tensor saved, String what) {
    if (saved.numel() != 1) {
      throw misfit(optimizer.name(), key, saved, what + " is one number");
    }
  }

  /** Tensors like the parameter, as all but L-BFGS remember. */
  static void checkLike(String who, String key, Tensor saved, Tensor parameter) {
    if (saved.dtype() != parameter.dtype() || !Arrays.equals(saved.sizes(), parameter.sizes())) {
      throw misfit(
          who,
          key,
          saved,
          "its parameter is %s %s"
              .formatted(parameter.dtype().torchName(), Shape.text(parameter.sizes())));
    }
  }

  static StateException misfit(String who, String key, Tensor saved, String but) {
    return new StateException(
        "%s: the state's %s is %s %s, but %s; build it with the parameters that were saved"
            .formatted(who, key, saved.dtype().torchName(), Shape.text(saved.sizes()), but));
  }
}
