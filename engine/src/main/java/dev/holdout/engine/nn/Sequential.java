package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Layers one after the other; each takes what the one before gives. Names in the state are the
 * positions, as in PyTorch: {@code 0.weight}.
 */
public final class Sequential extends Layer {

  private final List<Layer> layers;

  public Sequential(Layer... layers) {
    this(List.of(layers));
  }

  public Sequential(List<? extends Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** The layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  /** The layer at a place, from 0. */
  public Layer get(int place) {
    return layers.get(place);
  }

  @Override
  public Tensor forward(Tensor input) {
    Tensor value = input;
    for (Layer layer : layers) {
      value = layer.apply(value);
    }
    return value;
  }
}
