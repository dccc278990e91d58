package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.Convolutions;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Norms;
import dev.holdout.engine.nn.Poolings;
import dev.holdout.engine.nn.attention.Attention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;

/** Functions of layers, with their parameters as inputs. */
final class LayerCalls {

  private LayerCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one(
        "layer_norm",
        (in, args) ->
            Norms.layerNorm(
                in.getFirst(),
                integers(args.get("normalized_shape")),
                at(in, 1),
                at(in, 2),
                number(args.get("eps"))));
    table.one(
        "batch_norm_eval",
        (in, args) ->
            Norms.batchNorm(
                in.getFirst(),
                in.get(1),
                in.get(2),
                at(in, 3),
                at(in, 4),
                number(args.get("eps"))));
    table.one("conv1d", LayerCalls::conv1d);
    table.one("scaled_dot_product_attention", LayerCalls::attention);
    pooling(
        table,
        "max_pool1d",
        (x, config) -> Poolings.maxPool1d(x, TorchBasicModules.window(config, 1, 0)));
    pooling(
        table,
        "avg_pool1d",
        (x, config) ->
            Poolings.avgPool1d(
                x, TorchBasicModules.window(config, 1, 0), TorchBasicModules.divisor(config)));
  }

  private static Tensor conv1d(List<Tensor> in, JsonNode args) {
    TorchConfig config = new TorchConfig(args);
    int[] kernel = {in.get(1).size(-1)};
    KernelWindow window = TorchBasicModules.window(config, kernel, 1);
    int groups = config.integer("groups", 1);
    config.requireAllRead("conv1d");
    return Convolutions.conv1d(in.get(0), in.get(1), at(in, 2), window, groups);
  }

  private static Tensor attention(List<Tensor> in, JsonNode args) {
    Tensor query = in.getFirst();
    TorchConfig config = new TorchConfig(args);
    boolean causal = config.flag("is_causal", false);
    Sight sight = Sight.takingPart(at(in, 3), causal, query.size(-2), in.get(1).size(-2));
    double scale = config.number("scale", 1 / Math.sqrt(query.size(-1)));
    double chance = config.number("dropout_p", 0);
    config.requireAllRead("scaled_dot_product_attention");
    Attention seen =
        chance == 0
            ? Attention.of(query, in.get(1), in.get(2), sight, scale)
            : Attention.of(
                query, in.get(1), in.get(2), sight, scale, new Dropout(chance, 0)::apply);
    return seen.output();
  }

  private static void pooling(
      TorchOps.Table table, String name, BiFunction<Tensor, TorchConfig, Tensor> pool) {
    table.one(
        name,
        (in, args) -> {
          TorchConfig config = new TorchConfig(args);
          Tensor out = pool.apply(in.getFirst(), config);
          config.requireAllRead(name);
          return out;
        });
  }

  /** An input that may be absent. */
  private static Tensor at(List<Tensor> in, int place) {
    return place < in.size() ? in.get(place) : null;
  }
}
