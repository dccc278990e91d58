package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerMap;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.loss.BinaryCrossEntropyWithLogits;
import dev.holdout.engine.nn.loss.CrossEntropy;
import dev.holdout.engine.nn.loss.Huber;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Whole trainings: every loss, every norm and every final value, in float32 and in float64. */
final class TorchTrainings {

  private final JsonNode golden;
  private final JsonNode args;
  private final JsonNode want;
  private final DType dtype;
  private final JsonNode tolerance;
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  private TorchTrainings(JsonNode golden, DType dtype) {
    this.golden = golden;
    this.args = golden.get("args");
    this.want = golden.get(dtype.torchName());
    this.dtype = dtype;
    this.tolerance = dtype == DType.F32 ? golden.get("tolerance") : tight();
    for (JsonNode layer : args.get("layers")) {
      if (layer.has("module")) {
        Layer built = TorchModules.build(layer.get("module").asText(), layer.get("config"));
        layers.put(layer.get("name").asText(), built);
      }
    }
  }

  static void train(JsonNode golden) {
    new TorchTrainings(golden, DType.F32).run();
    new TorchTrainings(golden, DType.F64).run();
  }

  private static ObjectNode tight() {
    return JsonNodeFactory.instance.objectNode().put("rtol", 1e-9).put("atol", 1e-11);
  }

  private void run() {
    Layer net = new LayerMap(layers);
    net.to(dtype);
    load();
    List<Parameter> parameters = net.train().parameters();
    Optimizer<?> optimizer = TorchOptimizers.build(args, parameters);
    DoubleConsumer schedule =
        args.path("lr_schedule").isObject()
            ? TorchSchedulers.endOfEpoch(args.get("lr_schedule"), optimizer)
            : loss -> {};
    for (int step = 0; step < args.get("steps").asInt(); step++) {
      JsonNode batch = golden.get("batches").get(args.get("batch_of_step").get(step).asInt());
      optimizer.zeroGrad();
      Tensor loss = objective(output(input(batch.get(0))), input(batch.get(1)));
      compare("loss of step " + step, loss.item(), want.get("losses").get(step));
      loss.backward();
      if (args.path("clip_norm").isNumber()) {
        double norm = ClipNorm.of(args.get("clip_norm").asDouble()).clip(parameters);
        compare("norm of step " + step, norm, want.get("norms").get(step));
      }
      optimizer.step();
      schedule.accept(loss.item());
    }
    layers.forEach((name, layer) ->
        layer.stateDict().forEach((path, tensor) -> compareFinal(name + "." + path, tensor)));
  }

  private void load() {
    layers.forEach((name, layer) -> {
      Map<String, Tensor> state = new LinkedHashMap<>();
      for (String kind : new String[] {"params", "buffers"}) {
        golden
            .path(kind)
            .properties()
            .forEach(entry -> {
              if (entry.getKey().startsWith(name + ".")) {
                Tensor value = TorchCases.tensor(entry.getValue()).detach();
                state.put(entry.getKey().substring(name.length() + 1), converted(value));
              }
            });
      }
      layer.loadStateDict(state);
    });
  }

  private Tensor input(JsonNode json) {
    return converted(TorchCases.tensor(json));
  }

  private Tensor converted(Tensor tensor) {
    return tensor.dtype().isFloating() ? tensor.to(dtype) : tensor;
  }

  private Tensor output(Tensor x) {
    List<Tensor> now = List.of(x);
    for (JsonNode layer : args.get("layers")) {
      now =
          layer.has("fn")
              ? List.of(function(layer.get("fn").asText(), now.getFirst()))
              : called(layer, now.getFirst());
    }
    return now.getFirst();
  }

  /** A module's outputs; what it may be given beside its input is absent, but for a causal mask. */
  private List<Tensor> called(JsonNode layer, Tensor x) {
    String module = layer.get("module").asText();
    Tensor[] in = new Tensor[5];
    in[0] = x;
    int mask = 1;
    if (module.equals("MultiheadAttention")) {
      in[1] = x;
      in[2] = x;
      mask = 3;
    }
    if (layer.path("causal").asBoolean()) {
      in[mask] = causal(x, layer.get("config"));
    }
    Layer built = layers.get(layer.get("name").asText());
    return TorchModules.call(module, built, Arrays.asList(in), layer.path("call"));
  }

  /** Minus infinity for what lies ahead, else 0. */
  private Tensor causal(Tensor x, JsonNode config) {
    JsonNode inner = config.has("layer") ? config.get("layer") : config;
    int time = x.size(inner.path("batch_first").asBoolean() ? 1 : 0);
    double[] mask = new double[time * time];
    Arrays.setAll(mask, i -> i % time > i / time ? Double.NEGATIVE_INFINITY : 0);
    return Tensor.of(mask, time, time).to(dtype);
  }

  private static Tensor function(String fn, Tensor x) {
    return switch (fn) {
      case "sigmoid" -> x.sigmoid();
      case "relu" -> x.relu();
      case "tanh" -> x.tanh();
      case "gelu" -> x.gelu();
      case "silu" -> x.silu();
      case "squeeze" -> x.squeeze();
      case "squeeze_last" -> x.squeeze(-1);
      case "first" -> x;
      case "last_step" -> x.select(1, -1);
      case "mean_time" -> x.mean(1, false);
      case "transpose12" -> x.transpose(1, 2);
      default -> throw new AssertionError("function " + fn + " is unknown");
    };
  }

  private Tensor objective(Tensor out, Tensor y) {
    return switch (args.get("objective").asText()) {
      case "negative_mean_return" -> out.mul(y).mean().neg();
      case "negative_sharpe" -> {
        Tensor returns = out.mul(y);
        yield returns.mean().div(returns.std().add(1e-6)).neg();
      }
      case "costed_return" -> {
        int last = out.size(0) - 1;
        Tensor moves = out.narrow(0, 1, last).sub(out.narrow(0, 0, last)).abs();
        yield out.mul(y).mean().sub(moves.mean().mul(0.01)).neg();
      }
      case "mse" -> new MeanSquared().of(out, y);
      case "cross_entropy" -> new CrossEntropy().of(out, y);
      case "bce_with_logits" -> new BinaryCrossEntropyWithLogits().of(out, y);
      case "huber" -> new Huber(0.5).of(out, y);
      default -> throw new AssertionError("objective " + args.get("objective") + " is unknown");
    };
  }

  private void compare(String what, double got, JsonNode wanted) {
    TorchCases.compare(dtype + ", " + what, got, TorchCases.number(wanted), tolerance);
  }

  /** All elements, but in float32 not those that the case excludes. */
  private void compareFinal(String name, Tensor got) {
    JsonNode wanted = want.get("final").get(name);
    assertThat(wanted).as("%s is in the final state", name).isNotNull();
    JsonNode excluded = golden.path("excluded").path(name);
    if (dtype == DType.F64 || excluded.isMissingNode()) {
      TorchCases.compare(dtype + ", " + name, got, wanted, tolerance);
      return;
    }
    assertThat(got.shape()).as(name).isEqualTo(TorchCases.integers(wanted.get("shape")));
    double[] values = got.detach().toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      if (i < excluded.get(0).asInt() || i >= excluded.get(1).asInt()) {
        compare("%s[%d]".formatted(name, i), values[i], wanted.get("data").get(i));
      }
    }
  }
}
