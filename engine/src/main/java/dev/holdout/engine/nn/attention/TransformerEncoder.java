package dev.holdout.engine.nn.attention;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Several layers of a transformer's encoder, one after the other, with a normalisation at the end
 * where it is asked for (which norms first need).
 *
 * <p>Shape: as {@link TransformerEncoderLayer}. Parameters: {@code layers.0…}, {@code norm}.
 */
public final class TransformerEncoder extends Layer {

  private final List<TransformerEncoderLayer> layers;
  private final LayerNorm norm;

  /**
   * @param config of each layer
   * @param count layers, 1 or more; each draws a start and masks of its own
   * @param finalNorm whether a normalisation follows the last
   */
  public TransformerEncoder(
      TransformerEncoderLayer.Config config, int count, boolean finalNorm, Philox random) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "transformer encoder: layers are " + count + "; pass 1 or more");
    }
    List<TransformerEncoderLayer> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(new TransformerEncoderLayer(config.layer(i), random));
    }
    this.layers = List.copyOf(made);
    this.norm =
        finalNorm
            ? new LayerNorm(new int[] {config.width()}, config.eps(), true, config.bias())
            : null;
  }

  @Override
  public Tensor forward(Tensor input) {
    return computed(input, Sight.ALL, null);
  }

  /**
   * With masks.
   *
   * @param sight who sees whom, {@code [time, time]}, such as {@link Sight#causal}
   * @param padding {@code [batch, time]}, true where a place is only filling; null for none
   */
  public Tensor encode(Tensor input, Sight sight, Tensor padding) {
    return call(in -> List.of(computed(in.getFirst(), sight, padding)), List.of(input)).getFirst();
  }

  /**
   * Has backward compute the values inside each layer again, so that of every layer only its input
   * is kept; returns this. See {@link Layer#checkpointed(boolean)}.
   */
  public TransformerEncoder checkpointLayers(boolean on) {
    layers.forEach(layer -> layer.checkpointed(on));
    return this;
  }

  private Tensor computed(Tensor input, Sight sight, Tensor padding) {
    Tensor x = input;
    for (TransformerEncoderLayer layer : layers) {
      x = layer.encode(x, sight, padding);
    }
    return norm == null ? x : norm.apply(x);
  }
}
