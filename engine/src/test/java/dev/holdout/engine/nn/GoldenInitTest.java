package dev.holdout.engine.nn;

import static dev.holdout.engine.reference.TorchCases.cases;
import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Initial values by the law that PyTorch's follow: bounds, mean and deviation. */
class GoldenInitTest {

  @Test
  void initial_values_follow_the_law_of_pytorch() {
    Map<String, Integer> notBuilt = new TreeMap<>();
    int ran = 0;
    for (JsonNode golden : cases("initialisers")) {
      Optional<Tensor> drawn = draw(golden);
      if (drawn.isPresent()) {
        check(drawn.get(), golden.get("law"), golden.get("name").asText());
        ran++;
      } else {
        JsonNode args = golden.get("args");
        notBuilt.merge(
            args.path("module").asText(args.path("init").asText(args.get("kind").asText())),
            1,
            Integer::sum);
      }
    }
    table("initialisers", ran, notBuilt);
    assertThat(ran).isGreaterThanOrEqualTo(4);
  }

  private static Optional<Tensor> draw(JsonNode golden) {
    JsonNode args = golden.get("args");
    JsonNode law = golden.get("law");
    Philox random = new Philox(17, 0);
    if (args.path("module").asText().equals("Linear")) {
      JsonNode config = args.get("config");
      Linear linear =
          new Linear(config.get("in_features").asInt(), config.get("out_features").asInt(), random);
      return Optional.of(linear.stateDict().get(args.get("parameter").asText()));
    }
    return switch (args.path("init").asText()) {
      case "uniform_" ->
          Optional.of(
              Init.uniform(
                  law.get("low").asDouble(),
                  law.get("high").asDouble(),
                  random,
                  integers(law.get("shape"))));
      case "normal_" ->
          Optional.of(
              Init.normal(
                  law.get("mean").asDouble(),
                  law.get("std").asDouble(),
                  random,
                  integers(law.get("shape"))));
      default -> Optional.empty();
    };
  }

  private static void check(Tensor drawn, JsonNode law, String name) {
    assertThat(drawn.shape()).as(name).isEqualTo(integers(law.get("shape")));
    double[] values = drawn.toDoubleArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
      if (law.has("low")) {
        assertThat(value)
            .as(name)
            .isBetween(
                (double) (float) law.get("low").asDouble(),
                (double) (float) law.get("high").asDouble());
      }
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean) / values.length;
    }
    double deviation = law.get("std").asDouble();
    double allowed = 6 * deviation / Math.sqrt(values.length);
    assertThat(mean).as("%s: mean", name).isCloseTo(law.get("mean").asDouble(), within(allowed));
    assertThat(Math.sqrt(squares)).as("%s: deviation", name).isCloseTo(deviation, within(allowed));
  }
}
