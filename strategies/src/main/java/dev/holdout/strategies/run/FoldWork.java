package dev.holdout.strategies.run;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.split.Fold;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.models.Samples;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Study;
import java.util.List;

/**
 * What one fold learns from: its training span cut once more into a part that trains and a later
 * part that chooses, and the frame as scaled by what the first part taught.
 */
final class FoldWork {

  private final Fold outer;
  private final Fold inner;
  private final Prepared facts;
  private final List<Fitted> fitted;
  private final FeatureFrame scaled;
  private final TargetColumn target;

  private FoldWork(
      Fold outer,
      Fold inner,
      Prepared facts,
      List<Fitted> fitted,
      FeatureFrame scaled,
      TargetColumn target) {
    this.outer = outer;
    this.inner = inner;
    this.facts = facts;
    this.fitted = fitted;
    this.scaled = scaled;
    this.target = target;
  }

  static FoldWork of(Stages stages, Prepared facts, Fold outer) {
    Study study = stages.study();
    Folds folds = study.learning().folds();
    Fold inner =
        outer
            .train()
            .holdOut(study.learning().training().validation(), folds.purge(), folds.embargo());
    List<Fitted> fitted = stages.fit(facts.frame(), inner.train());
    FeatureFrame scaled = facts.frame();
    for (Fitted transform : fitted) {
      scaled = transform.apply(scaled);
    }
    return new FoldWork(outer, inner, facts, fitted, scaled, stages.taught(facts, inner));
  }

  Fold outer() {
    return outer;
  }

  /** Training and validation inside the outer fold's training span. */
  Fold inner() {
    return inner;
  }

  Prepared facts() {
    return facts;
  }

  List<Fitted> fitted() {
    return fitted;
  }

  FeatureFrame scaled() {
    return scaled;
  }

  Samples train(int lag) {
    return Samples.of(scaled, target, lag, inner.train());
  }

  Samples validation(int lag) {
    return Samples.of(scaled, target, lag, inner.test());
  }
}
