package dev.holdout.engine.nn;

import static dev.holdout.engine.reference.TorchCases.cases;
import static dev.holdout.engine.reference.TorchCases.compare;
import static dev.holdout.engine.reference.TorchCases.table;
import static dev.holdout.engine.reference.TorchCases.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Values and gradients of the layers that are built, against PyTorch's. */
class GoldenLayersTest {

  @Test
  void layers_give_the_values_and_gradients_of_pytorch() {
    Map<String, Integer> notBuilt = new TreeMap<>();
    int ran = 0;
    for (JsonNode golden : cases("layers_basic")) {
      Optional<Layer> layer = build(golden);
      if (layer.isPresent()) {
        check(layer.get(), golden);
        ran++;
      } else {
        String module = golden.get("args").path("module").asText(golden.get("op").asText());
        notBuilt.merge(module, 1, Integer::sum);
      }
    }
    table("layers_basic", ran, notBuilt);
    assertThat(ran).isGreaterThanOrEqualTo(10);
  }

  private static Optional<Layer> build(JsonNode golden) {
    JsonNode args = golden.get("args");
    if (!golden.get("op").asText().equals("module")) {
      return Optional.empty();
    }
    JsonNode config = args.get("config");
    return switch (args.get("module").asText()) {
      case "Linear" ->
          Optional.of(
              new Linear(
                  config.get("in_features").asInt(),
                  config.get("out_features").asInt(),
                  config.get("bias").asBoolean(),
                  new Philox(0, 0)));
      case "Dropout" -> Optional.of(new Dropout(config.get("p").asDouble(), 0));
      case "Sigmoid" -> Optional.of(new Sigmoid());
      case "Tanh" -> Optional.of(new Tanh());
      case "ReLU" -> Optional.of(new Relu());
      default -> Optional.empty();
    };
  }

  private static void check(Layer layer, JsonNode golden) {
    String name = golden.get("name").asText();
    JsonNode tolerance = golden.get("tolerance");
    if (golden.has("error")) {
      assertThatThrownBy(() -> layer.forward(tensor(golden.get("inputs").get(0))))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    Map<String, Tensor> state = new LinkedHashMap<>();
    golden
        .get("params")
        .fields()
        .forEachRemaining(e -> state.put(e.getKey(), tensor(e.getValue())));
    layer.loadStateDict(state);
    if (!golden.get("args").get("train").asBoolean()) {
      layer.eval();
    }
    JsonNode given = golden.get("inputs").get(0);
    Tensor input = tensor(given);
    Tensor output = layer.forward(input);
    compare(name, output, golden.get("outputs").get(0), tolerance);
    if (output.requiresGrad()) {
      output.backward(tensor(golden.get("grad_outputs").get(0)));
      if (input.requiresGrad()) {
        compare(name + ", input", input.grad(), golden.get("grads").get(0), tolerance);
      }
      layer.eachParameter((path, p) ->
          compare(name + ", " + path, p.grad(), golden.get("param_grads").get(path), tolerance));
    }
  }
}
