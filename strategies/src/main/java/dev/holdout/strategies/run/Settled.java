package dev.holdout.strategies.run;

import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.Origin;
import dev.holdout.features.audit.Component;
import dev.holdout.features.scale.Fitted;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What was settled at an instant, stage by stage. A print at the very instant is not yet known to
 * its decision, so what prints cause (fills, acts of the risk gate) is settled only before it.
 */
final class Settled {

  private final Study study;
  private final CausalityGate.Chain chain;
  private final long instant;
  private final List<FoldModels> folds = new ArrayList<>();

  Settled(Study study, CausalityGate.Chain chain, long instant) {
    this.study = study;
    this.chain = chain;
    this.instant = instant;
    for (FoldModels fold : chain.folds()) {
      if (fold.work().outer().test().from() <= instant) {
        folds.add(fold);
      }
    }
  }

  /** In the order of the chain. */
  List<Component> components() {
    return List.of(
        bars(),
        Component.ofFrame("features", chain.facts().frame(), instant),
        lines("scaler", this::scalers),
        lines("training inputs", this::trainingInputs),
        lines("selection", this::selections),
        lines("network outputs", this::outputs),
        lines("orders", this::orders),
        lines("fills", this::fills));
  }

  /** A stage that could not be computed says so behind whatever there is of it. */
  private Component lines(String name, Supplier<List<String>> stage) {
    List<String> lines = new ArrayList<>(stage.get());
    if (chain.failure() != null && chain.failure().stage().equals(name)) {
      lines.add("cannot be computed with the changed future: " + chain.failure().why());
    }
    return Component.ofLines(name, lines);
  }

  private Component bars() {
    BarSeries bars = chain.facts().bars();
    Field[] fields = Field.values();
    int count = Timeline.everyBar(bars).lastAtOrBefore(instant) + 1;
    double[] values = new double[count * fields.length];
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < fields.length; f++) {
        values[i * fields.length + f] = bars.value(fields[f], i);
      }
    }
    return Component.ofDoubles(
        "bars", values, values.length, fields.length + " fields a bar, number");
  }

  private List<String> scalers() {
    List<String> lines = new ArrayList<>();
    for (FoldModels fold : folds) {
      for (Fitted fitted : fold.work().fitted()) {
        lines.add("fold " + fold.work().outer().number() + " " + fitted.contentHash());
      }
    }
    return lines;
  }

  /** Samples of the shortest and the longest window: the others are cut from the same rows. */
  private List<String> trainingInputs() {
    IntSummaryStatistics lags =
        study.configurations().stream().mapToInt(Configuration::lag).summaryStatistics();
    List<String> lines = new ArrayList<>();
    for (FoldModels fold : folds) {
      for (int lag : new TreeSet<>(List.of(lags.getMin(), lags.getMax()))) {
        lines.add(
            "fold %d lag %d training %s validation %s"
                .formatted(
                    fold.work().outer().number(),
                    lag,
                    fold.work().train(lag).contentHash(),
                    fold.work().validation(lag).contentHash()));
      }
    }
    return lines;
  }

  private List<String> selections() {
    List<String> lines = new ArrayList<>();
    int known = Math.min(folds.size(), chain.choices().size());
    for (int f = 0; f < known; f++) {
      Choice choice = chain.choices().get(f);
      int number = folds.get(f).work().outer().number();
      for (int r = 0; r < choice.rungs().size(); r++) {
        scores(number, r + 1, choice.rungs().get(r), lines);
      }
      lines.add("fold %d chooses configuration %d".formatted(number, choice.chosen() + 1));
    }
    return lines;
  }

  private static void scores(int fold, int rung, Choice.Scores scores, List<String> lines) {
    for (int i = 0; i < scores.values().size(); i++) {
      lines.add(
          "fold %d rung %d configuration %d score %s"
              .formatted(
                  fold,
                  rung,
                  scores.configurations().get(i) + 1,
                  Double.toHexString(scores.values().get(i))));
    }
  }

  private boolean hasPlayed() {
    return !folds.isEmpty() && chain.played() != null;
  }

  private List<String> outputs() {
    List<String> lines = new ArrayList<>();
    if (hasPlayed()) {
      for (PolicyStrategy.Decided decided : chain.played().decisions()) {
        if (decided.at() <= instant) {
          lines.add(
              Nanos.iso(decided.at()) + " position " + Double.toHexString(decided.position()));
        }
      }
    }
    return lines;
  }

  private List<String> orders() {
    List<String> lines = new ArrayList<>();
    if (hasPlayed()) {
      for (OrderOutcome outcome : chain.played().result().orders().outcomes()) {
        Order order = outcome.order();
        boolean settled =
            order.origin() == Origin.STRATEGY
                ? order.decidedAt() <= instant
                : order.decidedAt() < instant;
        if (settled) {
          lines.add(order.toString());
        }
      }
    }
    return lines;
  }

  private List<String> fills() {
    List<String> lines = new ArrayList<>();
    if (hasPlayed()) {
      for (Fill fill : chain.played().result().fills()) {
        if (fill.filledAt() < instant) {
          lines.add(fill.toString());
        }
      }
    }
    return lines;
  }
}
