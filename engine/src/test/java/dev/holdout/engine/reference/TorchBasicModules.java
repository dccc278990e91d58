package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.AdaptiveAvgPool1d;
import dev.holdout.engine.nn.AvgPool1d;
import dev.holdout.engine.nn.AvgPool2d;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Border;
import dev.holdout.engine.nn.Conv1d;
import dev.holdout.engine.nn.Conv2d;
import dev.holdout.engine.nn.Divisor;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Elu;
import dev.holdout.engine.nn.Embedding;
import dev.holdout.engine.nn.Flatten;
import dev.holdout.engine.nn.Gelu;
import dev.holdout.engine.nn.Hardtanh;
import dev.holdout.engine.nn.Identity;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.LeakyRelu;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.LogSigmoid;
import dev.holdout.engine.nn.LogSoftmax;
import dev.holdout.engine.nn.MaxPool1d;
import dev.holdout.engine.nn.MaxPool2d;
import dev.holdout.engine.nn.Mish;
import dev.holdout.engine.nn.PRelu;
import dev.holdout.engine.nn.Poolings;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Relu6;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Silu;
import dev.holdout.engine.nn.Softmax;
import dev.holdout.engine.nn.Softplus;
import dev.holdout.engine.nn.Softsign;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.Tanhshrink;
import dev.holdout.engine.nn.Unflatten;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Modules of one tensor: linear maps, convolutions, normalisation, pooling, activations. */
final class TorchBasicModules {

  private TorchBasicModules() {}

  static void addTo(TorchModules.Table table) {
    containers(table);
    activations(table);
    windows(table);
    norms(table);
    table.one(
        "Linear",
        config ->
            new Linear(
                config.integer("in_features"),
                config.integer("out_features"),
                config.flag("bias", true),
                random()));
    table.one(
        "Embedding",
        config ->
            new Embedding(
                new Embedding.Config(
                    config.integer("num_embeddings"),
                    config.integer("embedding_dim"),
                    config.has("padding_idx")
                        ? OptionalInt.of(config.integer("padding_idx"))
                        : OptionalInt.empty(),
                    config.has("max_norm")
                        ? OptionalDouble.of(config.number("max_norm", 0))
                        : OptionalDouble.empty(),
                    config.number("norm_type", 2),
                    config.flag("scale_grad_by_freq", false)),
                random()));
    table.one("Dropout", config -> new Dropout(config.number("p", 0.5), 1));
  }

  private static void windows(TorchModules.Table table) {
    table.one(
        "Conv1d",
        config ->
            new Conv1d(
                config.integer("in_channels"),
                config.integer("out_channels"),
                window(config, 1, 1),
                config.integer("groups", 1),
                config.flag("bias", true),
                border(config),
                random()));
    table.one(
        "Conv2d",
        config ->
            new Conv2d(
                config.integer("in_channels"),
                config.integer("out_channels"),
                window(config, 2, 1),
                config.integer("groups", 1),
                config.flag("bias", true),
                border(config),
                random()));
    largest(table, "MaxPool1d", window -> new MaxPool1d(window), 1, MaxPool1d::withPlaces);
    largest(table, "MaxPool2d", window -> new MaxPool2d(window), 2, MaxPool2d::withPlaces);
    table.one("AvgPool1d", config -> new AvgPool1d(window(config, 1, 0), divisor(config)));
    table.one("AvgPool2d", config -> new AvgPool2d(window(config, 2, 0), divisor(config)));
    table.one("AdaptiveAvgPool1d", config -> new AdaptiveAvgPool1d(config.integer("output_size")));
  }

  /** A pooling that was built to give places too, as PyTorch's constructor asks for them. */
  private static final class Placed<L extends Layer> extends Layer {
    private final L inner;
    private final BiFunction<L, Tensor, Poolings.Largest> call;

    Placed(L inner, BiFunction<L, Tensor, Poolings.Largest> call) {
      this.inner = inner;
      this.call = call;
    }

    @Override
    public Tensor forward(Tensor input) {
      return inner.apply(input);
    }

    List<Tensor> both(Tensor input) {
      Poolings.Largest largest = call.apply(inner, input);
      return List.of(largest.values(), largest.places());
    }
  }

  private static <L extends Layer> void largest(
      TorchModules.Table table,
      String name,
      Function<KernelWindow, L> make,
      int dims,
      BiFunction<L, Tensor, Poolings.Largest> withPlaces) {
    table.several(
        name,
        config -> {
          L layer = make.apply(window(config, dims, 0));
          return config.flag("return_indices", false) ? new Placed<>(layer, withPlaces) : layer;
        },
        (layer, in, call) ->
            layer instanceof Placed<?> placed
                ? placed.both(in.getFirst())
                : List.of(layer.apply(in.getFirst())));
  }

  private static void norms(TorchModules.Table table) {
    table.one(
        "BatchNorm1d",
        config ->
            new BatchNorm1d(
                config.integer("num_features"),
                new BatchNorm1d.Config(
                    config.number("eps", 1e-5),
                    config.node("momentum").isNull()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(config.number("momentum", 0.1)),
                    config.flag("affine", true),
                    config.flag("track_running_stats", true),
                    config.flag("bias", true))));
    table.one(
        "LayerNorm",
        config ->
            new LayerNorm(
                config.integers("normalized_shape", 1, 0),
                config.number("eps", 1e-5),
                config.flag("elementwise_affine", true),
                config.flag("bias", true)));
  }

  /**
   * A window by PyTorch's names.
   *
   * @param step where no stride is given; 0 for the kernel's size
   */
  static KernelWindow window(TorchConfig config, int dims, int step) {
    return window(config, config.integers("kernel_size", dims, 1), step);
  }

  /** As above, of a given size. */
  static KernelWindow window(TorchConfig config, int[] size, int step) {
    int dims = size.length;
    KernelWindow window =
        KernelWindow.of(size)
            .stepping(
                config.has("stride") || step > 0 ? config.integers("stride", dims, step) : size)
            .spreading(config.integers("dilation", dims, 1));
    if (config.flag("ceil_mode", false)) {
      window = window.overTheEnd();
    }
    return switch (config.text("padding", "0")) {
      case "same" -> window.same();
      case "valid" -> window;
      default -> window.padded(config.integers("padding", dims, 0));
    };
  }

  static Divisor divisor(TorchConfig config) {
    return new Divisor(
        config.flag("count_include_pad", true), config.integer("divisor_override", 0));
  }

  private static Border border(TorchConfig config) {
    return Border.valueOf(config.text("padding_mode", "zeros").toUpperCase(Locale.ROOT));
  }

  private static void containers(TorchModules.Table table) {
    table.one("Identity", config -> new Identity());
    table.one(
        "Flatten",
        config -> new Flatten(config.integer("start_dim", 1), config.integer("end_dim", -1)));
    table.one(
        "Unflatten",
        config -> new Unflatten(config.integer("dim"), config.integers("unflattened_size", 1, 0)));
    table.one("Sequential", TorchBasicModules::sequential);
  }

  private static void activations(TorchModules.Table table) {
    table.one("ReLU", config -> new Relu());
    table.one("Sigmoid", config -> new Sigmoid());
    table.one("Tanh", config -> new Tanh());
    table.one("ReLU6", config -> new Relu6());
    table.one("SiLU", config -> new Silu());
    table.one("Mish", config -> new Mish());
    table.one("LogSigmoid", config -> new LogSigmoid());
    table.one("Softsign", config -> new Softsign());
    table.one("Tanhshrink", config -> new Tanhshrink());
    table.one("LeakyReLU", config -> new LeakyRelu(config.number("negative_slope", 0.01)));
    table.one("ELU", config -> new Elu(config.number("alpha", 1)));
    table.one("GELU", config -> new Gelu(config.choice("approximate", "none", "tanh")));
    table.one(
        "Softplus",
        config -> new Softplus(config.number("beta", 1), config.number("threshold", 20)));
    table.one(
        "Hardtanh",
        config -> new Hardtanh(config.number("min_val", -1), config.number("max_val", 1)));
    table.one("Softmax", config -> new Softmax(config.integer("dim")));
    table.one("LogSoftmax", config -> new LogSoftmax(config.integer("dim")));
    table.one(
        "PReLU",
        config -> new PRelu(config.integer("num_parameters", 1), config.number("init", 0.25)));
  }

  private static Sequential sequential(TorchConfig config) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : config.node("layers")) {
      layers.add(TorchModules.build(layer.get("module").asText(), layer.get("config")));
    }
    return new Sequential(layers);
  }

  /** Initial values of layers under test. */
  static Philox random() {
    return new Philox(17, 0);
  }
}
