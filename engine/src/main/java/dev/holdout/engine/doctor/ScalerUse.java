package dev.holdout.engine.doctor;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A gradient scaler that has the same optimiser step twice and is not updated between, and one that
 * only scales losses while optimisers step without it.
 */
final class ScalerUse extends Check {

  private static final int STEPS = 3;

  private final Map<Object, Set<Object>> since = new IdentityHashMap<>();
  private boolean asked;
  private boolean scaled;
  private int without;

  ScalerUse(Chart chart) {
    super(chart);
  }

  @Override
  public void scalerScaling(Object scaler) {
    scaled = true;
  }

  @Override
  public void stepping(Object optimizer) {
    if (!asked && scaled && ++without == STEPS) {
      chart.report(
          Mistake.SCALER_NOT_UPDATED,
          "a scaler scales the loss, but %s went %d steps by gradients it has not seen"
              .formatted(chart.course(optimizer).name(), STEPS),
          STEPS,
          0,
          "scaler.step(optimizer); scaler.update(); // in place of optimizer.step()");
    }
    scaled = false;
  }

  @Override
  public void scalerStepping(Object scaler, Object optimizer) {
    asked = true;
    Set<Object> stepped =
        since.computeIfAbsent(scaler, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
    chart.course(optimizer).attempt();
    if (!stepped.add(optimizer)) {
      chart.report(
          Mistake.SCALER_NOT_UPDATED,
          "the scaler has %s step a second time with the scale of the first"
              .formatted(chart.course(optimizer).name()),
          2,
          1,
          "scaler.update(); // after scaler.step(optimizer), once a step");
    }
  }

  @Override
  public void scalerUpdating(Object scaler) {
    asked = true;
    since.remove(scaler);
  }
}
