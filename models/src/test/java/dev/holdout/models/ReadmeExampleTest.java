package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.models.baseline.LinearForecast;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.SharpeRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the module's README, which must stand there word for word. */
class ReadmeExampleTest {

  @TempDir Path folder;

  @Test
  void the_example_runs() {
    FeatureFrame frame = frame(2000);
    TargetColumn target = target(frame);
    Timeline decisions = timeline(frame);
    // README
    Fold fold =
        WalkForward.rolling()
            .train(Duration.ofSeconds(1000))
            .test(Duration.ofSeconds(400))
            .purge(Duration.ofSeconds(2))
            .folds(decisions)
            .getFirst();
    Fold inner = fold.train().holdOut(0.25, Duration.ofSeconds(2), Duration.ZERO);
    Fitted scaler = new Standardise(5).fit(frame, inner.train());
    FeatureFrame inputs = scaler.apply(frame);

    PolicySpec spec = PolicySpec.neuralTrader(3, 8, PositionRange.LONG_SHORT);
    Objective objective = new SharpeRatio(0.0005); // TradingCosts.smoothFraction()
    Samples train = Samples.of(inputs, target, spec.lag(), inner.train());
    Samples validation = Samples.of(inputs, target, spec.lag(), inner.test());
    TrainedPolicy trained =
        Trainer.fit(spec, train, validation, objective, TrainConfig.standard(7), epoch -> {});

    FrozenPolicy policy = trained.frozen();
    Samples test = Samples.decisions(inputs, spec.lag(), fold.test().from(), fold.test().to());
    float[] positions = policy.positions(test);
    float live = policy.position(test.window(0)); // equals positions[0] to the bit
    policy.save(
        folder.resolve("fold-1.safetensors"),
        new Provenance("pipeline 3f2a", "every bar, 1s", "BTC/USD"));

    PositionRule baseline =
        LinearForecast.fit(
            train, LinearForecast.STANDARD_RIDGE, objective.costFraction(), spec.range());
    float[] toBeat = baseline.positions(test);
    // README
    assertThat(live).isEqualTo(positions[0]);
    assertThat(toBeat).hasSameSizeAs(positions);
    assertThat(trained.history().best().validation()).isPositive();
  }

  @Test
  void the_readme_shows_the_example_as_it_runs() throws IOException {
    String source =
        Files.readString(
            Path.of("src", "test", "java", "dev", "holdout", "models", "ReadmeExampleTest.java"));
    String example =
        source
            .split("// README\n")[1]
            .lines()
            .map(line -> line.startsWith("    ") ? line.substring(4) : line)
            .collect(Collectors.joining("\n"))
            .strip();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }

  private static FeatureFrame frame(int rows) {
    return Markets.frame(2, new Philox(5, 0).fillNormal(new float[2 * rows], 0, 1));
  }

  /** Returns that follow the first feature, under noise of the same size. */
  private static TargetColumn target(FeatureFrame frame) {
    Philox random = new Philox(5, 1);
    double[] returns = new double[frame.rows()];
    for (int row = 0; row < returns.length; row++) {
      returns[row] = 0.01 * frame.value(row, 0) + random.normal(0, 0.01);
    }
    return Markets.target(returns);
  }

  private static Timeline timeline(FeatureFrame frame) {
    long[] instants = new long[frame.rows()];
    for (int row = 0; row < instants.length; row++) {
      instants[row] = frame.at(row);
    }
    return Timeline.of(instants);
  }
}
