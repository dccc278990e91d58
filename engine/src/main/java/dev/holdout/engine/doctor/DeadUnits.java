package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Relu6;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Activations most of whose units give the same end of their range for every sample of several
 * steps: a ReLU always 0, a sigmoid or tanh always at one end. What the net itself gives is left
 * out: a classifier may be sure. Units that stop the gradient elsewhere are {@link DeadRows}.
 */
final class DeadUnits extends Check {

  private static final double END = 0.001;

  /** A layer may be called at several places, of different widths. */
  private record Place(Layer layer, int units) {}

  private record Call(Place place, Tensor output) {}

  private final Map<Place, Streak> streaks = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();

  DeadUnits(Chart chart) {
    super(chart);
  }

  /** Whether it looks at such a layer. */
  static boolean looksAt(Layer layer) {
    return layer instanceof Relu
        || layer instanceof Relu6
        || layer instanceof Sigmoid
        || layer instanceof Tanh;
  }

  @Override
  void called(Layer layer, boolean outermost, Tensor output, boolean recorded) {
    if (!chart.sampled() || !recorded || output.rank() < 2 || output.numel() == 0) {
      return;
    }
    if (outermost) {
      for (Call call : calls) {
        if (call.output.data().storage() != output.data().storage()) {
          look(call);
        }
      }
      calls.clear();
    } else if (looksAt(layer) && layer.isTraining()) {
      calls.add(new Call(new Place(layer, output.size(unitDim(output))), output.detach()));
    }
  }

  @Override
  public void stepping(Object optimizer) {
    calls.clear();
    if (chart.sampled()) {
      streaks.forEach((place, streak) -> {
        streak.endStep();
        if (streak.share() > Streak.LIMIT) {
          report(place, streak);
        }
      });
    }
  }

  private void look(Call call) {
    Tensor output = call.output;
    int unit = unitDim(output);
    int[] others = IntStream.range(0, output.rank()).filter(d -> d != unit).toArray();
    double[] lowest = output.amin(others, false).toDoubleArray();
    double[] highest = output.amax(others, false).toDoubleArray();
    Streak streak = streaks.computeIfAbsent(call.place, place -> new Streak(place.units));
    for (int u = 0; u < lowest.length; u++) {
      streak.see(u, isStuck(call.place.layer, lowest[u], highest[u]));
    }
    streak.samples(output.numel() / lowest.length);
  }

  /** Channels of images stand second, all other features last. */
  private static int unitDim(Tensor output) {
    return output.rank() == 4 ? 1 : output.rank() - 1;
  }

  private static boolean isStuck(Layer layer, double lowest, double highest) {
    return switch (layer) {
      case Relu6 _ -> highest <= 0 || lowest >= 6;
      case Sigmoid _ -> highest < END || lowest > 1 - END;
      case Tanh _ -> highest < END - 1 || lowest > 1 - END;
      default -> highest <= 0;
    };
  }

  private void report(Place place, Streak streak) {
    boolean rectifier = place.layer instanceof Relu || place.layer instanceof Relu6;
    chart.report(
        Mistake.DEAD_UNITS,
        "%s %s of %d units: a share of %.2f %s for every sample of %d steps"
            .formatted(
                TypeName.of(place.layer),
                chart.path(place.layer),
                place.units,
                streak.share(),
                rectifier ? "is 0" : "stands at one end",
                Streak.STEPS),
        chart.call(),
        streak.share(),
        Streak.LIMIT,
        rectifier
            ? "new LeakyRelu() // in place of it; and standardise the inputs, lower lr"
            : "new LayerNorm(width) // before it; and standardise the inputs, lower lr");
  }
}
