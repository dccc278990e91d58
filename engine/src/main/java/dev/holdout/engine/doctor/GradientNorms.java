package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradients that explode: a loss or a norm that is no number or infinite, or norms that stay above
 * ten thousand times those of the first steps. And gradients that vanish: of one weight matrix, by
 * root mean square, less than a millionth of another's of the same optimiser, again and again.
 * Biases are left out (before a batch norm theirs are 0 with reason), and so are exact zeros.
 */
final class GradientNorms extends Check {

  private static final double GROWTH = 1e4;
  private static final int FIRST = 5;
  private static final int EACH = 4;
  private static final double RATIO = 1e-6;
  private static final int TIMES = 5;
  private static final ClipNorm EUCLIDEAN = ClipNorm.of(1);

  private static final class Past {
    private final double[] first = new double[FIRST];
    private int count;
    private int above;
    private int vanished;
  }

  private record Size(Parameter parameter, double rootMeanSquare) {}

  private final Map<Object, Past> past = new IdentityHashMap<>();
  private boolean exploded;
  private boolean scaled;

  GradientNorms(Chart chart) {
    super(chart);
  }

  @Override
  public void scalerScaling(Object scaler) {
    scaled = true;
  }

  @Override
  public void backward(List<?> outputs) {
    Tensor loss = (Tensor) outputs.getFirst();
    if (loss.numel() == 1 && (chart.sampled() || chart.step() % EACH == 0)) {
      double value = loss.detach().item();
      boolean overflown = scaled && Double.isInfinite(value); // the scaler will lower its scale
      if (!Double.isFinite(value) && !overflown) {
        explosion("the loss is " + value, value, Float.MAX_VALUE);
      }
    }
    scaled = false;
  }

  @Override
  public void stepping(Object optimizer) {
    if (!chart.sampled()) {
      return;
    }
    Course course = chart.course(optimizer);
    double norm = EUCLIDEAN.norm(course.parameters());
    Past of = past.computeIfAbsent(optimizer, key -> new Past());
    if (!Double.isFinite(norm)) {
      explosion("the norm of the gradients is " + norm, norm, Float.MAX_VALUE);
      return;
    }
    growth(of, norm);
    vanishing(of, course);
  }

  private void growth(Past of, double norm) {
    if (of.count < FIRST) {
      of.first[of.count++] = norm;
      return;
    }
    double[] sorted = of.first.clone();
    Arrays.sort(sorted);
    double limit = GROWTH * sorted[FIRST / 2];
    of.above = limit > 0 && norm > limit ? of.above + 1 : 0;
    if (of.above == 2) {
      explosion(
          "the norm of the gradients is %.3g, that of the first steps was %.3g"
              .formatted(norm, sorted[FIRST / 2]),
          norm,
          limit);
    }
  }

  private void explosion(String what, double value, double limit) {
    if (exploded) {
      return; // what follows is the same explosion
    }
    exploded = true;
    chart.report(
        Mistake.EXPLODING,
        what,
        value,
        limit,
        "ClipNorm.of(1).clip(net.parameters()); // before optimizer.step(), and a lower lr");
  }

  private void vanishing(Past of, Course course) {
    Size smallest = null;
    Size largest = null;
    for (Parameter parameter : course.parameters()) {
      Tensor gradient = parameter.grad();
      if (gradient != null && gradient.rank() >= 2) {
        double size = EUCLIDEAN.norm(List.of(parameter)) / Math.sqrt(gradient.numel());
        Size own = new Size(parameter, size);
        if (size > 0 && (smallest == null || size < smallest.rootMeanSquare)) {
          smallest = own;
        }
        largest = largest == null || size > largest.rootMeanSquare ? own : largest;
      }
    }
    double ratio = smallest == null ? 1 : smallest.rootMeanSquare / largest.rootMeanSquare;
    of.vanished = ratio < RATIO ? of.vanished + 1 : 0;
    if (of.vanished == TIMES) {
      chart.report(
          Mistake.VANISHING,
          "the gradient of %s is a share of %.2g of that of %s"
              .formatted(chart.name(smallest.parameter), ratio, chart.name(largest.parameter)),
          ratio,
          RATIO,
          "new Relu() // in place of a squashing activation; or a LayerNorm or Residual between");
    }
  }
}
