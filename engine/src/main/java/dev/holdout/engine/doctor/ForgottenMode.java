package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.CallSite;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A net with dropout or batch norm in the wrong mode: moved while all of it is in evaluation mode,
 * or called without recording while in training mode. A call without recording whose step goes on
 * to a backward (recomputation, a generator's samples for its critic) was part of training.
 */
final class ForgottenMode extends Check {

  private final Map<Layer, String> unrecorded = new IdentityHashMap<>();

  ForgottenMode(Chart chart) {
    super(chart);
  }

  @Override
  public void stepping(Object optimizer) {
    for (Layer net : chart.nets()) {
      if (!net.isTraining()
          && minding(net) > 0
          && minding(net, true) == 0
          && chart.moves(chart.course(optimizer), net)) {
        chart.report(
            Mistake.TRAIN_FORGOTTEN,
            "%s is moved, but its %d layers of dropout or batch norm are in evaluation mode"
                .formatted(net.getClass().getSimpleName(), minding(net)),
            minding(net),
            0,
            "net.train(); // before the loop over the batches, and again after each eval()");
      }
    }
  }

  @Override
  void called(Layer layer, boolean outermost, Tensor output, boolean recorded) {
    if (!outermost) {
      return;
    }
    if (recorded) {
      report(layer);
    } else if (chart.step() > 0
        && layer.isTraining()
        && !unrecorded.containsKey(layer)
        && minding(layer, true) > 0) {
      unrecorded.put(layer, CallSite.text());
    }
  }

  @Override
  public void backward(List<?> outputs) {
    unrecorded.clear();
  }

  @Override
  void closing() {
    List.copyOf(unrecorded.keySet()).forEach(this::report);
  }

  private void report(Layer net) {
    String line = unrecorded.remove(net);
    if (line != null) {
      chart.report(
          Mistake.EVAL_FORGOTTEN,
          "%s is asked without recording, but its %d layers of dropout or batch norm are in training mode"
              .formatted(net.getClass().getSimpleName(), minding(net, true)),
          line,
          minding(net, true),
          0,
          "net.eval(); // before it is evaluated, and net.train() after");
    }
  }

  /** Layers that the mode makes a difference to. */
  private static int minding(Layer net) {
    return minding(net, true) + minding(net, false);
  }

  private static int minding(Layer net, boolean training) {
    int[] count = {0};
    net.apply((Layer layer) -> {
      boolean minds =
          layer instanceof Dropout dropout && dropout.probability() > 0
              || layer instanceof BatchNorm1d;
      count[0] += minds && layer.isTraining() == training ? 1 : 0;
    });
    return count[0];
  }
}
