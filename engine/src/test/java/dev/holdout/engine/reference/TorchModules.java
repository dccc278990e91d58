package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.holdout.engine.nn.Buffer;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PyTorch's modules by name, and the cases that run one. */
final class TorchModules {

  private static final Map<String, Module> ALL = all();

  /** Builds a layer from its constructor's arguments. */
  interface Build {
    Layer from(TorchConfig config);
  }

  /** Calls a layer with a case's inputs, null where one is absent, and its {@code call}. */
  interface Call {
    List<Tensor> on(Layer layer, List<Tensor> in, TorchConfig call);
  }

  /** How a module is built and called. */
  record Module(Build build, Call call) {}

  /** What a family adds its modules to; a name given twice is a mistake. */
  static final class Table {

    private final Map<String, Module> entries = new HashMap<>();

    /** A module of one tensor. */
    void one(String name, Build build) {
      several(name, build, (layer, in, call) -> List.of(layer.apply(in.getFirst())));
    }

    /** A module of several tensors. */
    void several(String name, Build build, Call call) {
      if (entries.put(name, new Module(build, call)) != null) {
        throw new AssertionError("module " + name + " stands in two tables");
      }
    }
  }

  private TorchModules() {}

  private static Map<String, Module> all() {
    Table table = new Table();
    TorchBasicModules.addTo(table);
    TorchRecurrentModules.addTo(table);
    return Map.copyOf(table.entries);
  }

  /** Whether there is a module of that name. */
  static boolean knows(String name) {
    return ALL.containsKey(name);
  }

  static Module named(String name) {
    Module module = ALL.get(name);
    if (module == null) {
      throw new AssertionError("the module %s is not known".formatted(name));
    }
    return module;
  }

  /** The layer of a name with the given constructor's arguments. */
  static Layer build(String name, JsonNode config) {
    TorchConfig arguments = new TorchConfig(config);
    Layer layer = named(name).build.from(arguments);
    arguments.requireAllRead(name);
    return layer;
  }

  /** A case of one call: outputs, gradients of inputs and parameters, buffers after it. */
  static void module(JsonNode golden) {
    List<Tensor> in = new ArrayList<>();
    golden.get("inputs").forEach(json -> in.add(TorchCases.tensor(json)));
    Layer layer = loaded(golden);
    List<Tensor> out = call(layer, in, golden);
    if (golden.has("error")) {
      return; // who called says that it was not refused
    }
    JsonNode tolerance = golden.get("tolerance");
    assertThat(out).as("number of outputs").hasSize(golden.get("outputs").size());
    for (int i = 0; i < out.size(); i++) {
      TorchCases.compare("output " + i, out.get(i), golden.get("outputs").get(i), tolerance);
    }
    backward(golden, out);
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i) != null) {
        JsonNode want = golden.path("grads").path(i);
        TorchCases.compare("gradient " + i, in.get(i).grad(), orNull(want), tolerance);
      }
    }
    JsonNode wanted = golden.path("param_grads");
    layer.eachParameter((path, parameter) ->
        TorchCases.compare(path, parameter.grad(), orNull(wanted.path(path)), tolerance));
    buffers(layer, golden.path("buffers_after"), tolerance);
  }

  /** A case of training batches one after the other, the last one in evaluation. */
  static void steps(JsonNode golden) {
    Layer layer = loaded(golden).train();
    JsonNode tolerance = golden.get("tolerance");
    int last = golden.get("inputs").size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == last) {
        layer.eval();
      }
      Tensor input = TorchCases.tensor(golden.get("inputs").get(i));
      Tensor out = call(layer, List.of(input), golden).getFirst();
      TorchCases.compare("output " + i, out, golden.get("outputs").get(i), tolerance);
      buffers(layer, golden.path("buffers_after").path(i), tolerance);
    }
  }

  private static Layer loaded(JsonNode golden) {
    JsonNode args = golden.get("args");
    Layer layer = build(args.get("module").asText(), args.get("config"));
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (String kind : new String[] {"params", "buffers"}) {
      golden
          .path(kind)
          .properties()
          .forEach(entry -> state.put(entry.getKey(), TorchCases.tensor(entry.getValue())));
    }
    floating(golden, state).ifPresent(tensor -> layer.to(tensor.dtype()));
    layer.loadStateDict(state);
    return args.path("train").asBoolean(true) ? layer.train() : layer.eval();
  }

  /** The first tensor of the case whose dtype a layer can have. */
  private static Optional<Tensor> floating(JsonNode golden, Map<String, Tensor> state) {
    Stream<Tensor> inputs = golden.get("inputs").valueStream().map(TorchCases::tensor);
    return Stream.concat(state.values().stream(), inputs)
        .filter(tensor -> tensor != null && tensor.dtype().isFloating())
        .findFirst();
  }

  private static List<Tensor> call(Layer layer, List<Tensor> in, JsonNode golden) {
    JsonNode args = golden.get("args");
    return call(args.get("module").asText(), layer, in, args.path("call"));
  }

  /** The outputs of a layer, called with the arguments of its call. */
  static List<Tensor> call(String name, Layer layer, List<Tensor> in, JsonNode arguments) {
    TorchConfig call = new TorchConfig(arguments);
    List<Tensor> out = named(name).call.on(layer, in, call);
    call.requireAllRead("the call of " + name);
    return out;
  }

  private static void backward(JsonNode golden, List<Tensor> out) {
    JsonNode given = golden.path("grad_outputs");
    List<Tensor> outputs = new ArrayList<>();
    List<Tensor> vectors = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).isNull()) {
        outputs.add(out.get(i));
        vectors.add(TorchCases.tensor(given.get(i)));
      }
    }
    Autograd.backward(
        outputs, vectors, false, false); // in one walk, as gradients of 16 bits add up
  }

  private static void buffers(Layer layer, JsonNode wanted, JsonNode tolerance) {
    Map<String, Buffer> own = layer.namedBuffers();
    wanted
        .properties()
        .forEach(entry ->
            TorchCases.compare(
                entry.getKey(), own.get(entry.getKey()).tensor(), entry.getValue(), tolerance));
  }

  private static JsonNode orNull(JsonNode json) {
    return json instanceof MissingNode ? NullNode.instance : json;
  }
}
