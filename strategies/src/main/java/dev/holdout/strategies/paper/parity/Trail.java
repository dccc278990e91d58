package dev.holdout.strategies.paper.parity;

import dev.holdout.features.Row;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.strategies.run.PolicyStrategy;
import java.util.ArrayList;
import java.util.List;

/** What a strategy saw and decided, bar by bar. */
final class Trail implements PolicyStrategy.Watcher {

  /**
   * One bar.
   *
   * @param features as the strategy saw them; NaN where one is not valid
   * @param position asked for, or held on to
   */
  record Step(float[] features, double position, boolean decided) {}

  private final List<Bar> bars = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  void bar(Bar bar) {
    bars.add(bar);
  }

  @Override
  public void saw(int bar, Row row, double position, boolean decided) {
    float[] features = new float[row.columns()];
    row.copyTo(features, 0);
    steps.add(new Step(features, position, decided));
  }

  List<Bar> bars() {
    return bars;
  }

  List<Step> steps() {
    return steps;
  }
}
