package dev.holdout.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.Policy;
import dev.holdout.models.PolicySpec;
import dev.holdout.models.PositionRange;
import dev.holdout.models.ReferenceFolder;
import dev.holdout.models.objective.MeanReturn;
import dev.holdout.models.objective.Runs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Twenty steps of training the neural trader, loss by loss and weight by weight, as PyTorch did.
 */
class GoldenTrainingTest {

  private static final Map<String, String> NAMES = Map.of("linear0", "hidden", "linear1", "output");

  @Test
  void the_neural_trader_takes_the_steps_of_pytorch() {
    int ran = 0;
    Set<String> notBuilt = new TreeSet<>();
    for (JsonNode golden : ReferenceFolder.read("torch/training.json").get("cases")) {
      if (golden.get("args").get("objective").asText().equals("negative_mean_return")) {
        check(golden);
        ran++;
      } else {
        notBuilt.add(golden.get("name").asText());
      }
    }
    System.out.printf(
        "torch/training: %d cases ran, %d not built yet %s%n", ran, notBuilt.size(), notBuilt);
    assertThat(ran).isGreaterThanOrEqualTo(3);
  }

  private static void check(JsonNode golden) {
    String name = golden.get("name").asText();
    Policy policy = PolicySpec.neuralTrader(4, 5, PositionRange.LONG_ONLY).build(1, 0);
    policy.loadStateDict(state(golden.get("params")));
    JsonNode args = golden.get("args");
    Optimizer<?> optimizer = optimizer(args, policy);
    for (int step = 0; step < args.get("steps").asInt(); step++) {
      JsonNode batch = golden.get("batches").get(args.get("batch_of_step").get(step).asInt());
      optimizer.zeroGrad();
      Tensor loss =
          new MeanReturn(0)
              .loss(policy.forward(tensor(batch.get(0))), tensor(batch.get(1)), Runs.one(0));
      assertClose(
          loss.item(),
          golden.get("float32").get("losses").get(step),
          golden.get("tolerance"),
          name + ", loss " + step);
      loss.backward();
      optimizer.step();
    }
    Map<String, Tensor> reached = policy.stateDict();
    golden
        .get("float32")
        .get("final")
        .fields()
        .forEachRemaining(entry -> {
          float[] got = reached.get(ours(entry.getKey())).toFloatArray();
          for (int i = 0; i < got.length; i++) {
            JsonNode want = entry.getValue().get("data").get(i);
            assertClose(got[i], want, golden.get("tolerance"), name + ", " + entry.getKey());
          }
        });
  }

  private static Optimizer<?> optimizer(JsonNode args, Policy policy) {
    JsonNode c = args.get("config");
    double lr = c.get("lr").asDouble();
    return switch (args.get("optimizer").asText()) {
      case "RMSprop" ->
          new RmsProp(
              policy.parameters(),
              new RmsProp.Config(
                  lr,
                  c.get("alpha").asDouble(),
                  c.get("eps").asDouble(),
                  c.get("weight_decay").asDouble(),
                  c.get("momentum").asDouble(),
                  c.get("centered").asBoolean(),
                  c.get("maximize").asBoolean()));
      case "Adam" -> new Adam(policy.parameters(), Adam.Config.of(lr));
      default -> throw new AssertionError(args.get("optimizer") + " is not in this test");
    };
  }

  private static Map<String, Tensor> state(JsonNode params) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    params.fields().forEachRemaining(e -> state.put(ours(e.getKey()), tensor(e.getValue())));
    return state;
  }

  /** {@code linear0.weight} is our {@code hidden.weight}. */
  private static String ours(String theirs) {
    int dot = theirs.indexOf('.');
    return NAMES.get(theirs.substring(0, dot)) + theirs.substring(dot);
  }

  private static Tensor tensor(JsonNode json) {
    float[] values = new float[json.get("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) json.get("data").get(i).asDouble();
    }
    int[] shape = new int[json.get("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = json.get("shape").get(i).asInt();
    }
    return Tensor.of(values, shape);
  }

  private static void assertClose(double got, JsonNode want, JsonNode tolerance, String what) {
    JsonNode number = want.isObject() ? want.get("data").get(0) : want;
    double wanted = number.asDouble();
    double allowed =
        tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(wanted);
    assertThat(got).as(what).isCloseTo(wanted, within(allowed));
  }
}
