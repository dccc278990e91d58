package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** States of schedules inside another: {@code 0.last_epoch}, {@code 1.last_epoch}, and so on. */
final class SchedulerParts {

  private SchedulerParts() {}

  static void addTo(Map<String, Tensor> state, List<Scheduler> parts) {
    for (int p = 0; p < parts.size(); p++) {
      String prefix = p + ".";
      parts.get(p).stateDict().forEach((name, tensor) -> state.put(prefix + name, tensor));
    }
  }

  /** What is not of a part. */
  static Map<String, Tensor> own(Map<String, Tensor> state) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    state.forEach((name, tensor) -> {
      if (name.indexOf('.') < 0) {
        own.put(name, tensor);
      }
    });
    return own;
  }

  static void check(Map<String, Tensor> state, List<Scheduler> parts) {
    int known = own(state).size();
    for (int p = 0; p < parts.size(); p++) {
      Map<String, Tensor> part = of(state, p);
      parts.get(p).check(part);
      known += part.size();
    }
    if (known != state.size()) {
      throw new StateException(
          "schedule: the state has %s, more than the %d schedules inside; pass what stateDict() of the same schedule gave"
              .formatted(state.keySet(), parts.size()));
    }
  }

  static void take(Map<String, Tensor> state, List<Scheduler> parts) {
    for (int p = 0; p < parts.size(); p++) {
      parts.get(p).take(of(state, p));
    }
  }

  private static Map<String, Tensor> of(Map<String, Tensor> state, int part) {
    String prefix = part + ".";
    Map<String, Tensor> own = new LinkedHashMap<>();
    state.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        own.put(name.substring(prefix.length()), tensor);
      }
    });
    return own;
  }
}
