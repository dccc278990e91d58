package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Lbfgs;
import dev.holdout.engine.tensor.Tensor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two steps of an optimiser by gradients that are the same object, with a backward between: what
 * the first step used was never zeroed, and the second is added to it. What other optimisers' steps
 * and several backwards before one step leave behind is no mistake.
 */
final class StaleGradients extends Check {

  /** What an optimiser went by, weakly held. */
  private record Used(List<WeakReference<Tensor>> gradients, long backwards) {}

  private final Map<Object, Used> used = new IdentityHashMap<>();
  private long backwards;

  StaleGradients(Chart chart) {
    super(chart);
  }

  @Override
  public void backward(List<?> outputs) {
    backwards++;
  }

  @Override
  public void zeroFilled(Object tensor) {
    Tensor gradient = ((Tensor) tensor).grad();
    for (Used by : used.values()) {
      by.gradients.removeIf(held -> held.get() == gradient);
    }
  }

  @Override
  public void stepping(Object optimizer) {
    if (!(optimizer instanceof Lbfgs)) { // that one steps once by the last of several losses
      compare(optimizer);
    }
  }

  @Override
  public void evaluated(Object optimizer) {
    compare(optimizer);
  }

  private void compare(Object optimizer) {
    Used before = used.remove(optimizer);
    Course course = chart.course(optimizer);
    if (before != null && before.backwards < backwards) {
      long same = stale(course, before);
      if (same > 0) {
        chart.report(
            Mistake.GRADIENTS_NOT_ZEROED,
            "%s goes by gradients of %d parameters that still hold those of its last step"
                .formatted(course.name(), same),
            same,
            0,
            "optimizer.zeroGrad(); // before each backward(), or after each step");
        return;
      }
    }
    if (chart.sampled()) {
      List<WeakReference<Tensor>> gradients = new ArrayList<>();
      for (Parameter parameter : course.parameters()) {
        if (parameter.grad() != null) {
          gradients.add(new WeakReference<>(parameter.grad()));
        }
      }
      used.put(optimizer, new Used(gradients, backwards));
    }
  }

  private static long stale(Course course, Used before) {
    Set<Tensor> held = Collections.newSetFromMap(new IdentityHashMap<>());
    before.gradients.forEach(gradient -> held.add(gradient.get()));
    long same = 0;
    for (Parameter parameter : course.parameters()) {
      Tensor now = parameter.grad();
      if (now != null && held.contains(now)) {
        same++;
      }
    }
    return same;
  }
}
