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
    this.layers = List.of(layers);
  }

  /** The layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Tensor forward(Tensor input) {
    Tensor value = input;
    for (Layer layer : layers) {
      value = layer.forward(value);
    }
    return value;
  }
}
