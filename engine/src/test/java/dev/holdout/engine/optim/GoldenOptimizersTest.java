package dev.holdout.engine.optim;

import static dev.holdout.engine.reference.TorchCases.cases;
import static dev.holdout.engine.reference.TorchCases.compare;
import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchCases.table;
import static dev.holdout.engine.reference.TorchCases.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Ten-step paths of parameters and states, against PyTorch's. */
class GoldenOptimizersTest {

  @Test
  void optimizers_take_the_steps_of_pytorch() {
    Map<String, Integer> notBuilt = new TreeMap<>();
    Map<String, Integer> ran = new TreeMap<>();
    for (JsonNode golden : cases("optimisers")) {
      String which = golden.get("args").path("optimizer").asText(golden.get("op").asText());
      switch (which) {
        case "SGD", "RMSprop", "Adam" -> checkPath(golden, which);
        case "clip_grad_norm_" -> checkClip(golden);
        default -> {
          notBuilt.merge(which, 1, Integer::sum);
          continue;
        }
      }
      ran.merge(which, 1, Integer::sum);
    }
    table("optimisers", ran.values().stream().mapToInt(Integer::intValue).sum(), notBuilt);
    assertThat(ran)
        .containsEntry("SGD", 12)
        .containsEntry("RMSprop", 11)
        .containsEntry("Adam", 11)
        .containsEntry("clip_grad_norm_", 9);
  }

  private static void checkPath(JsonNode golden, String which) {
    String name = golden.get("name").asText();
    JsonNode tolerance = golden.get("tolerance");
    List<Parameter> parameters = new ArrayList<>();
    golden.get("inputs").forEach(input -> parameters.add(new Parameter(tensor(input))));
    Optimizer<?> optimizer = build(which, golden.get("args"), parameters);
    for (int step = 0; step < golden.get("args").get("steps").asInt(); step++) {
      optimizer.zeroGrad();
      if (golden.get("args").get("gradients").asText().equals("given")) {
        give(parameters, golden.get("given").get(step));
      } else {
        Tensor loss = loss(golden.get("args").get("loss").asText(), parameters);
        compare(
            name + ", loss " + step,
            loss.item(),
            number(golden.get("losses").get(step).get("data").get(0)),
            tolerance);
        loss.backward();
      }
      optimizer.step();
      for (int i = 0; i < parameters.size(); i++) {
        JsonNode want = golden.get("path").get(step).get(i);
        compare(name + ", step " + step, parameters.get(i).tensor(), want, tolerance);
      }
    }
    checkState(golden, optimizer.stateDict(), which, name);
  }

  private static void checkState(
      JsonNode golden, Map<String, Tensor> state, String which, String name) {
    for (int i = 0; i < golden.get("state").size(); i++) {
      int parameter = i;
      golden
          .get("state")
          .get(i)
          .fields()
          .forEachRemaining(entry -> {
            String key = parameter + "." + entry.getKey();
            assertThat(state).as(name).containsKey(key);
            if (entry.getValue().isObject()) {
              compare(name + ", " + key, state.get(key), entry.getValue(), golden.get("tolerance"));
            } else {
              assertThat(state.get(key).item())
                  .as(name + ", " + key)
                  .isEqualTo(entry.getValue().asDouble());
            }
          });
    }
  }

  /** Gradients as if backward had left them. */
  private static void give(List<Parameter> parameters, JsonNode gradients) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!gradients.get(i).isNull()) {
        parameters.get(i).tensor().mul(tensor(gradients.get(i))).sum().backward();
      }
    }
  }

  private static Tensor loss(String kind, List<Parameter> parameters) {
    return switch (kind) {
      case "quadratic" -> {
        Tensor sum = Tensor.scalar(0f);
        for (int k = 0; k < parameters.size(); k++) {
          sum = sum.add(parameters.get(k).tensor().sub(1).square().sum().mul(1 + k));
        }
        yield sum;
      }
      case "rosenbrock" -> {
        Tensor p = parameters.getFirst().tensor();
        Tensor head = p.narrow(0, 0, p.size(0) - 1);
        Tensor tail = p.narrow(0, 1, p.size(0) - 1);
        yield head.sub(1).square().add(tail.sub(head.square()).square().mul(100)).sum();
      }
      case "log_cosh" -> {
        Tensor sum = Tensor.scalar(0f);
        for (Parameter parameter : parameters) {
          Tensor p = parameter.tensor();
          sum = sum.add(p.exp().add(p.neg().exp()).mul(0.5).log().sum());
        }
        yield sum;
      }
      default -> throw new AssertionError("loss " + kind + " is not built; add it to this test");
    };
  }

  private static Optimizer<?> build(String which, JsonNode args, List<Parameter> parameters) {
    return switch (which) {
      case "SGD" -> new Sgd(groups(args, parameters, GoldenOptimizersTest::sgd));
      case "RMSprop" -> new RmsProp(groups(args, parameters, GoldenOptimizersTest::rmsProp));
      case "Adam" -> new Adam(groups(args, parameters, GoldenOptimizersTest::adam));
      default -> throw new AssertionError(which);
    };
  }

  private static <C> List<ParameterGroup<C>> groups(
      JsonNode args, List<Parameter> parameters, Function<JsonNode, C> config) {
    List<ParameterGroup<C>> groups = new ArrayList<>();
    for (JsonNode group : args.get("groups")) {
      ObjectNode merged = args.get("config").deepCopy();
      group.fields().forEachRemaining(entry -> merged.set(entry.getKey(), entry.getValue()));
      List<Parameter> members = new ArrayList<>();
      group.get("params").forEach(index -> members.add(parameters.get(index.asInt())));
      groups.add(new ParameterGroup<>(members, config.apply(merged)));
    }
    return groups;
  }

  private static Sgd.Config sgd(JsonNode c) {
    return new Sgd.Config(
        number(c.get("lr")),
        number(c.get("momentum")),
        number(c.get("dampening")),
        number(c.get("weight_decay")),
        c.get("nesterov").asBoolean(),
        c.get("maximize").asBoolean());
  }

  private static RmsProp.Config rmsProp(JsonNode c) {
    return new RmsProp.Config(
        number(c.get("lr")),
        number(c.get("alpha")),
        number(c.get("eps")),
        number(c.get("weight_decay")),
        number(c.get("momentum")),
        c.get("centered").asBoolean(),
        c.get("maximize").asBoolean());
  }

  private static Adam.Config adam(JsonNode c) {
    return new Adam.Config(
        number(c.get("lr")),
        number(c.get("betas").get(0)),
        number(c.get("betas").get(1)),
        number(c.get("eps")),
        number(c.get("weight_decay")),
        c.get("amsgrad").asBoolean(),
        c.get("maximize").asBoolean());
  }

  private static void checkClip(JsonNode golden) {
    String name = golden.get("name").asText();
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode gradient : golden.get("inputs")) {
      Parameter parameter = new Parameter(Tensor.ones(tensor(gradient).shape()));
      parameter.tensor().mul(tensor(gradient)).sum().backward();
      parameters.add(parameter);
    }
    JsonNode args = golden.get("args");
    double norm =
        new ClipNorm(number(args.get("max_norm")), number(args.get("norm_type"))).clip(parameters);
    JsonNode outputs = golden.get("outputs");
    for (int i = 0; i < parameters.size(); i++) {
      compare(name, parameters.get(i).grad(), outputs.get(i), golden.get("tolerance"));
    }
    compare(
        name + ", norm",
        norm,
        number(outputs.get(parameters.size()).get("data").get(0)),
        golden.get("tolerance"));
  }
}
