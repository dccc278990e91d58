package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layers by number, PyTorch's ModuleList: the layer that holds the list says how they are called.
 * Names in the state are the positions: {@code blocks.0.weight}.
 */
public final class LayerList extends Layer implements Iterable<Layer> {

  private final List<Layer> layers;

  public LayerList(Layer... layers) {
    this(Arrays.asList(layers));
  }

  public LayerList(List<? extends Layer> layers) {
    this.layers = List.copyOf(Given.all(layers, "layer list", "layer"));
  }

  public List<Layer> layers() {
    return layers;
  }

  /** The layer at a place, from 0. */
  public Layer get(int place) {
    return layers.get(place);
  }

  public int size() {
    return layers.size();
  }

  @Override
  public Iterator<Layer> iterator() {
    return layers.iterator();
  }

  /**
   * @throws UnsupportedOperationException always: a list does not say in which order to call
   */
  @Override
  public Tensor forward(Tensor input) {
    throw new UnsupportedOperationException(
        "layer list: it holds %d layers and does not say how they are called; call them one by one, or use Sequential"
            .formatted(layers.size()));
  }

  @Override
  protected Optional<Map<String, ?>> namedParts() {
    Map<String, Layer> parts = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      parts.put(Integer.toString(i), layers.get(i));
    }
    return Optional.of(parts);
  }
}
