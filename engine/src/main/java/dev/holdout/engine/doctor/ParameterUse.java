package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters that an optimiser has and no gradient ever reaches, and those that want a gradient and
 * no optimiser has. Frozen ones are neither.
 */
final class ParameterUse extends Check {

  private static final int STEPS_FOR_GRADIENTS = 10;
  private static final int STEPS_FOR_OTHERS = 3;

  private final Map<Object, List<Parameter>> without = new IdentityHashMap<>();
  private boolean optimizersCompared;

  ParameterUse(Chart chart) {
    super(chart);
  }

  @Override
  public void stepping(Object optimizer) {
    Course course = chart.course(optimizer);
    List<Parameter> waiting =
        without.computeIfAbsent(optimizer, key -> new ArrayList<>(course.parameters()));
    if (!waiting.isEmpty()) {
      waiting.removeIf(parameter -> parameter.grad() != null);
      if (course.steps() + 1 == STEPS_FOR_GRADIENTS) {
        reportWithout(course);
      }
    }
    if (course.steps() + 1 == STEPS_FOR_OTHERS) {
      compareOptimizers();
    }
  }

  @Override
  void closing() {
    for (Course course : chart.courses()) {
      if (course.steps() >= STEPS_FOR_OTHERS) {
        reportWithout(course);
      }
    }
    if (chart.step() > 0) {
      compareOptimizers();
    }
  }

  private void reportWithout(Course course) {
    List<Parameter> waiting = without.getOrDefault(course.optimizer, List.of());
    List<Parameter> never = waiting.stream().filter(parameter -> !parameter.isFrozen()).toList();
    boolean all = never.size() == course.parameters().size();
    if (!never.isEmpty()) {
      chart.report(
          Mistake.NO_GRADIENT,
          "%d of %d parameters of %s had no gradient in any step: %s"
              .formatted(
                  never.size(), course.parameters().size(), course.name(), chart.names(never)),
          course.line(),
          never.size(),
          0,
          all
              ? "loss.backward(); // between zeroGrad() and step()"
              : "use the layer in forward(), with no detach() or noGrad() behind it; or:"
                  + " layer.freeze();");
    }
    waiting.clear();
  }

  private void compareOptimizers() {
    if (optimizersCompared) {
      return;
    }
    optimizersCompared = true;
    Set<Parameter> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    chart.courses().forEach(course -> moved.addAll(course.parameters()));
    List<Parameter> left = new ArrayList<>();
    for (Layer net : chart.nets()) {
      net.parameters().stream().filter(p -> !p.isFrozen() && !moved.contains(p)).forEach(left::add);
    }
    if (!left.isEmpty()) {
      chart.report(
          Mistake.NOT_OPTIMIZED,
          "%d parameters are trained by no optimizer and are not frozen: %s"
              .formatted(left.size(), chart.names(left)),
          chart.courses().getFirst().line(),
          left.size(),
          0,
          "new %s(net.parameters(), config); // or freeze() what is to stay"
              .formatted(chart.courses().getFirst().name()));
    }
  }
}
