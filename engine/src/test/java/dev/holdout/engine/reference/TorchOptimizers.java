package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Adagrad;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.AdamW;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.ClipValue;
import dev.holdout.engine.optim.Lbfgs;
import dev.holdout.engine.optim.NAdam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.ParameterGroup;
import dev.holdout.engine.optim.RAdam;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** PyTorch's optimisers by name, paths of parameters under them, and clipping. */
final class TorchOptimizers {

  private TorchOptimizers() {}

  /** Clipping as operations on gradients, which also stand in programs. */
  static void addTo(TorchOps.Table table) {
    table.several(
        "clip_grad_norm_",
        (in, args) -> {
          TorchConfig config = new TorchConfig(args);
          ClipNorm clip =
              new ClipNorm(
                  TorchCases.number(config.node("max_norm")),
                  config.number("norm_type", 2),
                  config.flag("error_if_nonfinite", false));
          config.requireAllRead("clip_grad_norm_");
          double[] norm = new double[1];
          List<Tensor> out = clipped(in, parameters -> norm[0] = clip.clip(parameters));
          out.add(Tensor.full(common(in), norm[0]));
          return out;
        });
    table.several(
        "clip_grad_value_",
        (in, args) -> clipped(in, new ClipValue(TorchCases.number(args.get("clip_value")))::clip));
  }

  /** The type all gradients are promoted to. */
  private static DType common(List<Tensor> gradients) {
    return gradients.stream()
        .map(gradient -> Tensor.zeros(gradient.dtype(), 0))
        .reduce(Tensor::add)
        .orElseThrow()
        .dtype();
  }

  private static List<Tensor> clipped(List<Tensor> gradients, Consumer<List<Parameter>> clip) {
    List<Parameter> parameters = new ArrayList<>();
    for (Tensor gradient : gradients) {
      Parameter parameter = new Parameter(Tensor.ones(gradient.dtype(), gradient.shape()));
      give(parameter, gradient);
      parameters.add(parameter);
    }
    clip.accept(parameters);
    List<Tensor> out = new ArrayList<>();
    parameters.forEach(parameter -> out.add(parameter.grad()));
    return out;
  }

  /**
   * A case of some steps: losses before and parameters after each, what is remembered at the end.
   */
  static void path(JsonNode golden) {
    JsonNode args = golden.get("args");
    JsonNode tolerance = golden.get("tolerance");
    List<Parameter> parameters = new ArrayList<>();
    golden
        .get("inputs")
        .forEach(input -> parameters.add(new Parameter(TorchCases.tensor(input).detach())));
    Optimizer<?> optimizer = build(args, parameters);
    boolean given = args.get("gradients").asText().equals("given");
    for (int step = 0; step < args.get("steps").asInt(); step++) {
      if (given) {
        optimizer.zeroGrad();
        give(parameters, golden.get("given").get(step));
        optimizer.step();
      } else {
        double loss =
            optimizer.step(() -> {
              optimizer.zeroGrad();
              Tensor value = loss(args.get("loss").asText(), parameters);
              value.backward();
              return value;
            });
        JsonNode want = golden.get("losses").get(step);
        TorchCases.compare(
            "loss " + step,
            loss,
            TorchCases.number(want.isObject() ? want.get("data").get(0) : want),
            tolerance);
      }
      for (int i = 0; i < parameters.size() && golden.has("path"); i++) {
        JsonNode want = golden.get("path").get(step).get(i);
        TorchCases.compare("step " + step, parameters.get(i).tensor().detach(), want, tolerance);
      }
    }
    compareState(golden, optimizer.stateDict());
  }

  /** PyTorch's files tell states by input; an optimiser numbers parameters through its groups. */
  private static void compareState(JsonNode golden, Map<String, Tensor> state) {
    List<Integer> order = new ArrayList<>();
    for (JsonNode group : golden.get("args").get("groups")) {
      group.get("params").forEach(index -> order.add(index.asInt()));
    }
    for (int i = 0; i < order.size() && golden.path("state").size() > 0; i++) {
      int parameter = i;
      golden
          .get("state")
          .get(order.get(i))
          .properties()
          .forEach(entry -> {
            String key = parameter + "." + entry.getKey();
            if (entry.getValue().isObject()) {
              assertThat(state).containsKey(key);
              TorchCases.compare(key, state.get(key), entry.getValue(), golden.get("tolerance"));
            } else if (entry.getValue().isNumber()) {
              assertThat(state).containsKey(key);
              TorchCases.compare(
                  key, state.get(key).item(), entry.getValue().asDouble(), golden.get("tolerance"));
            }
          });
    }
  }

  private static void give(List<Parameter> parameters, JsonNode gradients) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!gradients.get(i).isNull()) {
        give(parameters.get(i), TorchCases.tensor(gradients.get(i)));
      }
    }
  }

  /** A gradient as if backward had left it. */
  private static void give(Parameter parameter, Tensor gradient) {
    parameter.tensor().backward(gradient.detach());
  }

  private static Tensor loss(String kind, List<Parameter> parameters) {
    Tensor sum = Tensor.zeros(parameters.getFirst().tensor().dtype());
    if (kind.equals("rosenbrock")) {
      return rosenbrock(parameters.getFirst().tensor());
    }
    for (int k = 0; k < parameters.size(); k++) {
      Tensor p = parameters.get(k).tensor();
      sum =
          sum.add(
              switch (kind) {
                case "quadratic" -> p.sub(1).square().sum().mul(1.0 + k);
                case "log_cosh" -> p.cosh().log().sum();
                case "sine_bowl" -> p.square().mul(0.5).add(p.mul(3).sin()).sum();
                default -> throw new AssertionError("loss " + kind + " is not known here");
              });
    }
    return sum;
  }

  private static Tensor rosenbrock(Tensor p) {
    Tensor head = p.narrow(0, 0, p.size(0) - 1);
    Tensor tail = p.narrow(0, 1, p.size(0) - 1);
    Tensor first = head.rsub(1).square();
    return first.add(tail.sub(head.square()).square().mul(100)).sum();
  }

  /** The optimiser of a case's {optimizer, config, groups}; without groups, all in one. */
  static Optimizer<?> build(JsonNode args, List<Parameter> parameters) {
    return switch (args.get("optimizer").asText()) {
      case "SGD" -> new Sgd(groups(args, parameters, TorchOptimizers::sgd));
      case "RMSprop" -> new RmsProp(groups(args, parameters, TorchOptimizers::rmsProp));
      case "Adagrad" -> new Adagrad(groups(args, parameters, TorchOptimizers::adagrad));
      case "Adam" ->
          args.get("config").path("decoupled_weight_decay").asBoolean()
              ? new AdamW(groups(args, parameters, c -> adamW(c, 0)))
              : new Adam(groups(args, parameters, TorchOptimizers::adam));
      case "AdamW" -> new AdamW(groups(args, parameters, c -> adamW(c, 0.01)));
      case "NAdam" -> new NAdam(groups(args, parameters, TorchOptimizers::nAdam));
      case "RAdam" -> new RAdam(groups(args, parameters, TorchOptimizers::rAdam));
      case "LBFGS" -> new Lbfgs(parameters, lbfgs(new TorchConfig(args.get("config"))));
      default -> throw new AssertionError("optimizer " + args.get("optimizer") + " is unknown");
    };
  }

  private static <C> List<ParameterGroup<C>> groups(
      JsonNode args, List<Parameter> parameters, Function<TorchConfig, C> config) {
    Function<JsonNode, C> settings =
        json -> {
          TorchConfig given = new TorchConfig(json);
          C made = config.apply(given);
          given.requireAllRead(args.get("optimizer").asText());
          return made;
        };
    if (!args.has("groups")) {
      return List.of(new ParameterGroup<>(parameters, settings.apply(args.get("config"))));
    }
    List<ParameterGroup<C>> groups = new ArrayList<>();
    for (JsonNode group : args.get("groups")) {
      ObjectNode merged = args.get("config").deepCopy();
      group.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
      merged.remove("params");
      List<Parameter> members = new ArrayList<>();
      group.get("params").forEach(index -> members.add(parameters.get(index.asInt())));
      groups.add(new ParameterGroup<>(members, settings.apply(merged)));
    }
    return groups;
  }

  private static Sgd.Config sgd(TorchConfig c) {
    return new Sgd.Config(
        c.number("lr", 0.001),
        c.number("momentum", 0),
        c.number("dampening", 0),
        c.number("weight_decay", 0),
        c.flag("nesterov", false),
        c.flag("maximize", false));
  }

  private static RmsProp.Config rmsProp(TorchConfig c) {
    return new RmsProp.Config(
        c.number("lr", 0.01),
        c.number("alpha", 0.99),
        c.number("eps", 1e-8),
        c.number("weight_decay", 0),
        c.number("momentum", 0),
        c.flag("centered", false),
        c.flag("maximize", false));
  }

  private static Adagrad.Config adagrad(TorchConfig c) {
    return new Adagrad.Config(
        c.number("lr", 0.01),
        c.number("lr_decay", 0),
        c.number("weight_decay", 0),
        c.number("initial_accumulator_value", 0),
        c.number("eps", 1e-10),
        c.flag("maximize", false));
  }

  private static Adam.Config adam(TorchConfig c) {
    c.flag("decoupled_weight_decay", false); // else it is AdamW
    return new Adam.Config(
        c.number("lr", 0.001),
        beta(c, 0, 0.9),
        beta(c, 1, 0.999),
        c.number("eps", 1e-8),
        c.number("weight_decay", 0),
        c.flag("amsgrad", false),
        c.flag("maximize", false));
  }

  private static AdamW.Config adamW(TorchConfig c, double usualDecay) {
    c.flag("decoupled_weight_decay", true); // what AdamW is
    return new AdamW.Config(
        c.number("lr", 0.001),
        beta(c, 0, 0.9),
        beta(c, 1, 0.999),
        c.number("eps", 1e-8),
        c.number("weight_decay", usualDecay),
        c.flag("amsgrad", false),
        c.flag("maximize", false));
  }

  private static NAdam.Config nAdam(TorchConfig c) {
    return new NAdam.Config(
        c.number("lr", 0.002),
        beta(c, 0, 0.9),
        beta(c, 1, 0.999),
        c.number("eps", 1e-8),
        c.number("weight_decay", 0),
        c.number("momentum_decay", 0.004),
        c.flag("decoupled_weight_decay", false),
        c.flag("maximize", false));
  }

  private static RAdam.Config rAdam(TorchConfig c) {
    return new RAdam.Config(
        c.number("lr", 0.001),
        beta(c, 0, 0.9),
        beta(c, 1, 0.999),
        c.number("eps", 1e-8),
        c.number("weight_decay", 0),
        c.flag("decoupled_weight_decay", false),
        c.flag("maximize", false));
  }

  private static Lbfgs.Config lbfgs(TorchConfig c) {
    int iterations = c.integer("max_iter", 20);
    Lbfgs.Config config =
        new Lbfgs.Config(
            c.number("lr", 1),
            iterations,
            c.integer("max_eval", iterations * 5 / 4),
            c.number("tolerance_grad", 1e-7),
            c.number("tolerance_change", 1e-9),
            c.integer("history_size", 100),
            c.choice("line_search_fn", "none", "strong_wolfe"),
            c.flag("maximize", false));
    c.requireAllRead("LBFGS");
    return config;
  }

  private static double beta(TorchConfig c, int index, double otherwise) {
    return c.has("betas") ? TorchCases.number(c.node("betas").get(index)) : otherwise;
  }
}
