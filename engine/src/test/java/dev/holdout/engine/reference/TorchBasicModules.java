package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Flatten;
import dev.holdout.engine.nn.Identity;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.Unflatten;
import dev.holdout.engine.random.Philox;
import java.util.ArrayList;
import java.util.List;

/** Modules of one tensor: linear maps, convolutions, normalisation, pooling, activations. */
final class TorchBasicModules {

  private TorchBasicModules() {}

  static void addTo(TorchModules.Table table) {
    containers(table);
    activations(table);
    table.one(
        "Linear",
        config ->
            new Linear(
                config.integer("in_features"),
                config.integer("out_features"),
                config.flag("bias", true),
                random()));
    table.one("Dropout", config -> new Dropout(config.number("p", 0.5), 1));
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
