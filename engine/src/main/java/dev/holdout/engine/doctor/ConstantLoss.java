package dev.holdout.engine.doctor;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.CallSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loss that is the same in each of the first steps, to seven digits. Later it may stand still
 * with reason: the training is done, or a schedule has reached 0. Losses of different lines are
 * looked at apart.
 */
final class ConstantLoss extends Check {

  private static final int LIMIT = 20;
  private static final int BACKWARDS = 400;
  private static final double SAME = 1e-7;

  private static final class Series {
    private double first;
    private int steps;
    private long last = -1;
    private boolean changed;
  }

  private final Map<String, Series> byLine = new HashMap<>();
  private int seen;

  ConstantLoss(Chart chart) {
    super(chart);
  }

  @Override
  public void backward(List<?> outputs) {
    Tensor loss = (Tensor) outputs.getFirst();
    if (seen == BACKWARDS || loss.numel() != 1) {
      return;
    }
    seen++;
    String line = CallSite.text();
    Series series = byLine.computeIfAbsent(line, key -> new Series());
    if (series.changed || series.last == chart.step()) {
      if (seen > LIMIT && byLine.values().stream().allMatch(other -> other.changed)) {
        seen = BACKWARDS; // all is well: the line is asked for no more
      }
      return;
    }
    double value = loss.detach().item();
    series.first = series.last < 0 ? value : series.first;
    series.last = chart.step();
    series.changed = !(Math.abs(value - series.first) <= SAME * Math.abs(series.first));
    if (!series.changed && ++series.steps == LIMIT) {
      report(line, value);
    }
  }

  private void report(String line, double value) {
    boolean still =
        chart.courses().stream()
            .anyMatch(course -> course.steps() > 0 && course.optimizer.lr(0) == 0);
    chart.report(
        Mistake.CONSTANT_LOSS,
        "the loss is %.6g in each of the first %d steps%s"
            .formatted(value, LIMIT, still ? ", and the step length is 0" : ""),
        line,
        LIMIT,
        LIMIT - 1,
        still
            ? "optimizer.setLr(0, 1e-3); // or mend the schedule that made it 0"
            : "Tensor error = loss.of(net.apply(x), y); // in each step, of what the net gives");
  }
}
