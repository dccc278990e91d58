package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.tensor.Device;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layers one after the other; each takes what the one before gives. Names in the state are the
 * positions, as in PyTorch: {@code 0.weight}.
 */
public final class Sequential extends Layer {

  private final List<Layer> layers;

  public Sequential(Layer... layers) {
    this(Arrays.asList(layers));
  }

  public Sequential(List<? extends Layer> layers) {
    this.layers = List.copyOf(Given.all(layers, "sequential", "layer"));
  }

  /** The layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  /**
   * The layer at a place, from 0.
   *
   * @throws DimensionException if there is none
   */
  public Layer get(int place) {
    if (place < 0 || place >= layers.size()) {
      throw new DimensionException(
          "sequential: layer %d of %d; pass 0 to one below their number"
              .formatted(place, layers.size()));
    }
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

  @Override
  protected Optional<Map<String, ?>> namedParts() {
    Map<String, Layer> parts = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      parts.put(Integer.toString(i), layers.get(i));
    }
    return Optional.of(parts);
  }

  @Override
  public Sequential train() {
    super.train();
    return this;
  }

  @Override
  public Sequential eval() {
    super.eval();
    return this;
  }

  @Override
  public Sequential freeze() {
    super.freeze();
    return this;
  }

  @Override
  public Sequential unfreeze() {
    super.unfreeze();
    return this;
  }

  @Override
  public Sequential to(DType dtype) {
    super.to(dtype);
    return this;
  }

  @Override
  public Sequential to(Device device) {
    super.to(device);
    return this;
  }
}
