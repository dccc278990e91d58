package dev.holdout.strategies.run;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.split.Fold;
import dev.holdout.features.target.ShuffledTargets;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.models.Samples;
import dev.holdout.strategies.study.Market;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages between facts and orders, in the order of the chain. Each is a method of its own, so
 * that the gate's tests can plant a leak in exactly one of them. A stage is a pure function: many
 * threads call it at once.
 */
class Stages {

  private final Study study;
  private final FeaturePipeline pipeline;

  Stages(Study study) {
    this.study = study;
    this.pipeline = FeaturePipeline.of(study.signal().features());
  }

  final Study study() {
    return study;
  }

  final FeaturePipeline pipeline() {
    return pipeline;
  }

  /**
   * All stages before training, over facts as they are known when the clock shows {@code until}.
   */
  final Prepared prepare(TradeSeries trades, long until) {
    BarSeries bars = bars(trades, until);
    BarSeries seen = seen(bars);
    Timeline timeline = Timeline.everyBar(bars);
    return new Prepared(
        trades, bars, seen, timeline, frame(seen, timeline), target(trades, timeline));
  }

  BarSeries bars(TradeSeries trades, long until) {
    Market.TimelineSpec spec = study.market().timeline();
    return TimeBars.of(spec.bar()).from(trades, spec.lag(), until);
  }

  /** The bars as features see them: raw, since no instrument here has corporate actions. */
  BarSeries seen(BarSeries bars) {
    return bars;
  }

  FeatureFrame frame(BarSeries seen, Timeline timeline) {
    return pipeline.frame(seen, timeline);
  }

  TargetColumn target(TradeSeries trades, Timeline timeline) {
    return study.signal().target().column(trades, timeline, study.trading().fills().latency());
  }

  /** The targets that a fold learns from and is judged by, inside its training span. */
  TargetColumn taught(Prepared facts, Fold inner) {
    return facts.target();
  }

  /** The same stages with targets that no feature predicts: see {@link ShuffledTargets}. */
  static Stages shuffled(Study study, ShuffledTargets shuffling) {
    return new Stages(study) {
      @Override
      TargetColumn taught(Prepared facts, Fold inner) {
        return shuffling.of(facts.target(), facts.timeline(), inner);
      }
    };
  }

  /** Fits each transform on the training span, the later ones on what the earlier ones gave. */
  List<Fitted> fit(FeatureFrame frame, Fold.Train train) {
    List<Fitted> fitted = new ArrayList<>();
    FeatureFrame current = frame;
    for (Transform transform : study.signal().transforms()) {
      Fitted next = transform.fit(current, train);
      fitted.add(next);
      current = next.apply(current);
    }
    return List.copyOf(fitted);
  }

  /** What configurations are judged by: decisions held back inside the fold's training span. */
  Samples judgedBy(FoldWork work, int lag) {
    return work.validation(lag);
  }

  FillPolicy fillPolicy() {
    return study.trading().fills().policy();
  }
}
