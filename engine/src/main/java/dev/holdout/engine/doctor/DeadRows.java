package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Outputs of a linear layer whose weights get a gradient of exactly 0 in step after step while
 * other parameters do not: what follows them passes nothing back, as {@code x.relu()} of what is
 * always below 0. Of several layers the last is named; those before it are cut off by it.
 */
final class DeadRows extends Check {

  /** So many samples a step are assumed: their number cannot be seen in a gradient. */
  private static final int SAMPLES = 8;

  private final Map<Layer, List<Linear>> linears = new IdentityHashMap<>();
  private final Map<Parameter, Streak> streaks = new IdentityHashMap<>();

  DeadRows(Chart chart) {
    super(chart);
  }

  @Override
  public void stepping(Object optimizer) {
    if (!chart.sampled() || chart.found(Mistake.DEAD_UNITS)) {
      return;
    }
    Course course = chart.course(optimizer);
    if (!hasGradient(course)) {
      return; // the loss itself passes nothing back, which may be right: it is 0
    }
    for (Layer net : chart.nets()) {
      Linear last = null;
      for (Linear linear : linears(net)) {
        if (isDead(course, linear)) {
          last = linear;
        }
      }
      if (last != null) {
        report(last.weight());
      }
    }
  }

  /** Those of a net, found once: walking fields is slow. */
  private List<Linear> linears(Layer net) {
    return linears.computeIfAbsent(
        net,
        key ->
            key.namedLayers().values().stream()
                .filter(Linear.class::isInstance)
                .map(Linear.class::cast)
                .toList());
  }

  private boolean isDead(Course course, Linear linear) {
    Parameter weight = linear.weight();
    Tensor gradient = weight.grad();
    if (gradient == null || gradient.rank() < 2 || !course.has(weight)) {
      return false;
    }
    Tensor reached = gradient.detach().abs().amax(-1, false);
    if (linear.bias() != null && linear.bias().grad() != null) {
      reached = reached.maximum(linear.bias().grad().detach().abs()); // its inputs may be all 0
    }
    double[] largest = reached.toDoubleArray();
    Streak streak = streaks.computeIfAbsent(weight, key -> new Streak(largest.length));
    for (int row = 0; row < largest.length; row++) {
      streak.see(row, largest[row] == 0);
    }
    streak.samples(SAMPLES);
    streak.endStep();
    return streak.share() > Streak.LIMIT;
  }

  private static boolean hasGradient(Course course) {
    for (Parameter parameter : course.parameters()) {
      if (parameter.grad() != null && parameter.grad().detach().abs().max().item() > 0) {
        return true;
      }
    }
    return false;
  }

  private void report(Parameter weight) {
    double share = streaks.get(weight).share();
    chart.report(
        Mistake.DEAD_UNITS,
        "%s: a share of %.2f of its outputs passes no gradient back in %d steps"
            .formatted(chart.name(weight), share, Streak.STEPS),
        chart.call(),
        share,
        Streak.LIMIT,
        "x.leakyRelu(0.01) // in place of what follows it; and standardise the inputs, lower lr");
  }
}
