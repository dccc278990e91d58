package dev.holdout.models;

import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a training gave: weights, and how it went. */
public final class TrainedPolicy {

  private final PolicySpec spec;
  private final int features;
  private final Map<String, Tensor> state;
  private final TrainingHistory history;

  TrainedPolicy(PolicySpec spec, int features, Map<String, Tensor> state, TrainingHistory history) {
    this.spec = spec;
    this.features = features;
    this.state = new LinkedHashMap<>(state);
    this.history = history;
  }

  /**
   * Reads what {@link #bytes} gave: a training that need not be done again.
   *
   * @throws dev.holdout.marketdata.BadInput when the bytes are malformed, of another format, cut or
   *     changed in any bit
   */
  public static TrainedPolicy read(byte[] content) {
    return TrainingFile.read(content);
  }

  /** Weights, spec and history, under a checksum: equal trainings give equal bytes. */
  public byte[] bytes() {
    return TrainingFile.bytes(this);
  }

  public PolicySpec spec() {
    return spec;
  }

  /** Columns of the frame it was trained on. */
  public int features() {
    return features;
  }

  public TrainingHistory history() {
    return history;
  }

  /** The policy with its best weights, for decisions. */
  public FrozenPolicy frozen() {
    return FrozenPolicy.of(spec, features, state);
  }

  /** Positions of all samples; those of {@link #frozen()}. */
  public float[] positions(Samples samples) {
    return frozen().positions(samples);
  }

  /** The weights by name; not to be changed. */
  Map<String, Tensor> state() {
    return state;
  }
}
