package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Layers by name, PyTorch's ModuleDict: the layer that holds the map says how they are called.
 * Names in the state are the keys: {@code heads.price.weight}.
 */
public final class LayerMap extends Layer {

  private final Map<String, Layer> layers;

  /**
   * @param layers in the order in which they are to be visited
   * @throws IllegalArgumentException if a key is empty or holds a dot, which parts a path
   */
  public LayerMap(Map<String, ? extends Layer> layers) {
    for (String key : layers.keySet()) {
      if (key.isEmpty() || key.contains(".")) {
        throw new IllegalArgumentException(
            "layer map: the key \"%s\" cannot stand in a path; use a name without dots"
                .formatted(key));
      }
      Given.present(layers.get(key), "layer map", "the layer \"" + key + "\"");
    }
    this.layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }

  public Map<String, Layer> layers() {
    return layers;
  }

  /**
   * The layer of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Layer get(String key) {
    Layer layer = layers.get(key);
    if (layer == null) {
      throw new IllegalArgumentException(
          "layer map: there is no layer \"%s\"; there are %s".formatted(key, layers.keySet()));
    }
    return layer;
  }

  /**
   * @throws UnsupportedOperationException always: a map does not say which layer to call
   */
  @Override
  public Tensor forward(Tensor input) {
    throw new UnsupportedOperationException(
        "layer map: it holds the layers %s and does not say how they are called; call them by get(name)"
            .formatted(layers.keySet()));
  }

  @Override
  protected Optional<Map<String, ?>> namedParts() {
    return Optional.of(layers);
  }
}
