package dev.holdout.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.Numbered;
import dev.holdout.engine.data.RunSampler;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.random.Philox;
import dev.holdout.models.Policy;
import dev.holdout.models.PolicySpec;
import dev.holdout.models.PositionRange;
import dev.holdout.models.ReferenceFolder;
import dev.holdout.models.objective.MeanReturn;
import dev.holdout.models.objective.Runs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * The neural trader earns what PyTorch's earns: the mean over seeds of each figure lies within four
 * standard errors of the recorded mean, and the figures have the recorded distribution. The
 * trainings run in parallel threads, each on one thread.
 */
class NeuralTraderReferenceTest {

  private static final int SEEDS = 24;
  private static final int[] EPOCHS = {1, 10, 50};
  private static final double RHO = 0.2;
  private static final List<String> MEASURES = List.of("train", "valid", "skill", "position");
  private static final double FALSE_ALARM = 0.001;

  /** Figures by epoch and measure, one value a seed. */
  private static final class Figures extends HashMap<String, double[]> {
    private void put(int seed, int epoch, String measure, double value) {
      computeIfAbsent(epoch + "." + measure, missing -> new double[SEEDS])[seed] = value;
    }

    private double[] of(int epoch, String measure) {
      return get(epoch + "." + measure);
    }
  }

  private static PolicySpec spec(boolean dropout) {
    return dropout
        ? PolicySpec.dropoutTrader(4, 5, 0.5, PositionRange.LONG_ONLY)
        : PolicySpec.neuralTrader(4, 5, PositionRange.LONG_ONLY);
  }

  @Test
  void momentum_is_learned_as_pytorch_learns_it() throws Exception {
    Figures figures = check("momentum", RHO, false);

    JsonNode want = reference("momentum");
    for (int epoch : new int[] {1, 10}) {
      for (String measure : List.of("train", "skill")) {
        double p =
            new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(
                    figures.of(epoch, measure), values(want.get("" + epoch).get(measure)));
        assertThat(p)
            .as("distribution of %s at epoch %d", measure, epoch)
            .isGreaterThan(FALSE_ALARM);
      }
    }
    double ceiling = unseen(RHO).ceiling();
    for (double skill : figures.of(50, "skill")) {
      assertThat(skill).as("above the ceiling is a leak").isLessThanOrEqualTo(ceiling);
    }
  }

  @Test
  void noise_is_fitted_as_pytorch_fits_it() throws Exception {
    check("noise", 0, false);
  }

  @Test
  void momentum_with_dropout_is_learned_as_pytorch_learns_it() throws Exception {
    check("momentum-dropout", RHO, true);
  }

  @Test
  void the_reference_network_has_31_parameters() {
    assertThat(spec(false).build(1, 0).parameterCount()).isEqualTo(31);
    assertThat(spec(true).build(1, 0).parameterCount()).isEqualTo(31);
  }

  /** Test 1 of the reference page. */
  private static Figures check(String experiment, double rho, boolean dropout) throws Exception {
    JsonNode want = reference(experiment);
    Figures figures = run(rho, dropout);
    for (int epoch : EPOCHS) {
      for (String measure : MEASURES) {
        JsonNode recorded = want.get("" + epoch).path(measure);
        if (recorded.isMissingNode()) {
          continue; // on noise there is no skill to record
        }
        double mean = mean(figures.of(epoch, measure));
        double m = recorded.get("mean").asDouble();
        double allowed = 4 * recorded.get("sd").asDouble() * Math.sqrt(1.0 / SEEDS + 1.0 / 64);
        System.out.printf(
            "%s, epoch %d, %s: %.4f, recorded %.4f, allowed ±%.4f%n",
            experiment, epoch, measure, mean, m, allowed);
        assertThat(Math.abs(mean - m))
            .as(
                "%s at epoch %d: mean of %s is %s, recorded %s",
                experiment, epoch, measure, mean, m)
            .isLessThanOrEqualTo(allowed);
      }
    }
    return figures;
  }

  private static Figures run(double rho, boolean dropout) throws Exception {
    ReferenceMarket unseen = unseen(rho);
    Figures figures = new Figures();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Map<Integer, double[]>>> trainings = new ArrayList<>();
      for (int seed = 0; seed < SEEDS; seed++) {
        long s = seed;
        trainings.add(threads.submit(() -> train(s, rho, dropout, unseen)));
      }
      for (int seed = 0; seed < SEEDS; seed++) {
        for (var entry : trainings.get(seed).get().entrySet()) {
          for (int i = 0; i < MEASURES.size(); i++) {
            figures.put(seed, entry.getKey(), MEASURES.get(i), entry.getValue()[i]);
          }
        }
      }
    }
    return figures;
  }

  /** One seed: its own data, start and shuffles; the measures at each epoch asked for. */
  private static Map<Integer, double[]> train(
      long seed, double rho, boolean dropout, ReferenceMarket unseen) {
    ReferenceMarket train = ReferenceMarket.draw(1000, rho, new Philox(seed, 100));
    ReferenceMarket valid = ReferenceMarket.draw(100, rho, new Philox(seed, 101));
    Policy policy = spec(dropout).build(1, seed);
    RmsProp optimizer = new RmsProp(policy.parameters(), RmsProp.Config.standard());
    RunSampler loader = new RunSampler(Numbered.independent(train.size()), 1000, true, seed);
    MeanReturn objective = new MeanReturn(0);
    Map<Integer, double[]> measured = new HashMap<>();
    for (int epoch = 1; epoch <= EPOCHS[EPOCHS.length - 1]; epoch++) {
      policy.train();
      for (Batch batch : loader.epoch(epoch)) {
        int[] indices = batch.indices();
        optimizer.zeroGrad();
        objective
            .loss(policy.forward(train.windows(indices)), train.next(indices), Runs.one(0))
            .backward();
        optimizer.step();
      }
      for (int asked : EPOCHS) {
        if (asked == epoch) {
          measured.put(epoch, measure((Policy) policy.eval(), train, valid, unseen));
        }
      }
    }
    return measured;
  }

  private static double[] measure(
      Policy policy, ReferenceMarket train, ReferenceMarket valid, ReferenceMarket unseen) {
    float[] positions = train.positions(policy);
    double position = 0;
    for (float p : positions) {
      position += p / (double) positions.length;
    }
    return new double[] {
      train.earned(positions),
      valid.earned(valid.positions(policy)),
      unseen.skill(unseen.positions(policy)),
      position
    };
  }

  /** 200,000 histories that no seed has seen. */
  private static ReferenceMarket unseen(double rho) {
    return ReferenceMarket.draw(12_500, rho, new Philox(-1, 102));
  }

  private static JsonNode reference(String experiment) {
    return ReferenceFolder.read("neural_trader.json").get("experiments").get(experiment);
  }

  private static double[] values(JsonNode measure) {
    return StreamSupport.stream(measure.get("values").spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
