package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.models.OptimizerKind;
import dev.holdout.models.PolicyKind;
import dev.holdout.models.PolicySpec;
import dev.holdout.models.PositionRange;
import dev.holdout.models.Samples;
import dev.holdout.models.TrainConfig;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.Trainer;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Study;
import java.util.concurrent.Callable;

/**
 * One training: a configuration from one seed in one fold. A pure function of what it is given; its
 * randomness is keyed by all of them but the epochs, so the order in which tasks run changes
 * nothing, and a training for few epochs is the beginning of one for many.
 *
 * @param epochs at most
 */
record TrainingTask(
    Study study,
    FoldWork work,
    Configuration configuration,
    long seed,
    int epochs,
    Objective objective)
    implements Callable<TrainingResult> {

  /** A Sharpe ratio's slope is steep where nothing moves; longer steps are cut to this norm. */
  private static final double LONGEST_GRADIENT = 1;

  /** A training that diverges is a result; one that has nothing to learn from is not. */
  @Override
  public TrainingResult call() {
    Samples train = work.train(configuration.lag());
    try {
      return TrainingResult.of(fit(train));
    } catch (BadInput diverged) {
      if (train.size() == 0) {
        throw diverged;
      }
      return TrainingResult.failed(diverged.faults().getFirst().value());
    }
  }

  /**
   * @param scope content hash of code, data and all of the study but its search
   * @return content hash of everything that the result depends on
   */
  String hash(String scope) {
    return new ContentHash()
        .text("training/1")
        .text(scope)
        .number(work.outer().number())
        .text(configuration.hash())
        .number(seed)
        .number(epochs)
        .hex();
  }

  private TrainedPolicy fit(Samples train) {
    Learning.Training training = study.learning().training();
    return Trainer.fit(
        spec(),
        train,
        work.validation(configuration.lag()),
        objective,
        new TrainConfig(
            epochs,
            training.batch(),
            optimizer(training.optimizer()),
            configuration.learningRate(),
            configuration.weightDecay(),
            LONGEST_GRADIENT,
            training.patience(),
            key()),
        epoch -> {});
  }

  private PolicySpec spec() {
    Learning.Policy policy = study.learning().policy();
    return new PolicySpec(
        switch (policy.kind()) {
          case NEURAL_TRADER -> PolicyKind.NEURAL_TRADER;
          case DROPOUT_TRADER -> PolicyKind.DROPOUT_TRADER;
        },
        configuration.lag(),
        configuration.hidden(),
        configuration.dropout(),
        range(study));
  }

  /** The models' word for the study's. */
  static PositionRange range(Study study) {
    return switch (study.learning().policy().range()) {
      case LONG_ONLY -> PositionRange.LONG_ONLY;
      case LONG_SHORT -> PositionRange.LONG_SHORT;
    };
  }

  private static OptimizerKind optimizer(Learning.OptimizerKind kind) {
    return switch (kind) {
      case SGD -> OptimizerKind.SGD;
      case RMSPROP -> OptimizerKind.RMSPROP;
      case ADAM -> OptimizerKind.ADAM;
    };
  }

  private long key() {
    return new ContentHash()
        .number(study.learning().seeds().master())
        .number(work.outer().number())
        .text(configuration.hash())
        .number(seed)
        .seed();
  }
}
