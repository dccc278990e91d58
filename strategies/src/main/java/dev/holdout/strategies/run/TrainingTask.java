package dev.holdout.strategies.run;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.models.OptimizerKind;
import dev.holdout.models.PolicyKind;
import dev.holdout.models.PolicySpec;
import dev.holdout.models.PositionRange;
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
 * randomness is keyed by all of them, so the order in which tasks run changes nothing.
 */
record TrainingTask(
    Study study, FoldWork work, Configuration configuration, long seed, Objective objective)
    implements Callable<TrainedPolicy> {

  /** A Sharpe ratio's slope is steep where nothing moves; longer steps are cut to this norm. */
  private static final double LONGEST_GRADIENT = 1;

  @Override
  public TrainedPolicy call() {
    Learning.Training training = study.learning().training();
    return Trainer.fit(
        spec(),
        work.train(configuration.lag()),
        work.validation(configuration.lag()),
        objective,
        new TrainConfig(
            training.epochs(),
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
    String hash =
        new ContentHash()
            .number(study.learning().seeds().master())
            .number(work.outer().number())
            .text(configuration.hash())
            .number(seed)
            .hex();
    return Long.parseUnsignedLong(hash.substring(0, 16), 16);
  }
}
