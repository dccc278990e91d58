package dev.holdout.models;

import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;

/**
 * A policy that decides and no longer learns. One window or many, the position is the same to the
 * bit: the engine computes each row from that row alone. Any number of threads may ask.
 */
public final class FrozenPolicy implements PositionRule {

  private final PolicySpec spec;
  private final int features;
  private final Policy policy;

  private FrozenPolicy(PolicySpec spec, int features, Policy policy) {
    this.spec = spec;
    this.features = features;
    this.policy = policy;
  }

  /**
   * @param features columns of the frame
   * @param state parameters by name; copied
   * @throws IllegalArgumentException when the state does not fit the spec
   */
  public static FrozenPolicy of(PolicySpec spec, int features, Map<String, Tensor> state) {
    Policy policy = spec.build(features, 0);
    policy.loadStateDict(state);
    policy.eval();
    return new FrozenPolicy(spec, features, policy);
  }

  /**
   * Reads a checkpoint that {@link #save} wrote.
   *
   * @param expected what it will be asked about
   * @throws dev.holdout.marketdata.BadInput when the file is not there, malformed, of a newer
   *     format, or was trained on other features, another timeline or another instrument
   */
  public static FrozenPolicy open(Path file, Provenance expected) {
    return PolicyFile.read(file, expected);
  }

  /** Writes weights, spec and provenance beside {@code file} and renames. */
  public void save(Path file, Provenance provenance) {
    PolicyFile.content(this, provenance).write(file);
  }

  /** The bytes that {@link #save} writes: equal policies give equal bytes. */
  public byte[] bytes(Provenance provenance) {
    return PolicyFile.content(this, provenance).bytes();
  }

  public PolicySpec spec() {
    return spec;
  }

  /** Columns of the frame. */
  public int features() {
    return features;
  }

  /** Copies of the parameters by name. */
  public Map<String, Tensor> stateDict() {
    return policy.stateDict();
  }

  @Override
  public int width() {
    return spec.lag() * features;
  }

  /**
   * @throws IllegalArgumentException when the window has another width
   */
  @Override
  public float position(float[] window) {
    requireWidth(window.length);
    return Inference.position(policy, window);
  }

  @Override
  public float[] positions(Samples samples) {
    requireWidth(samples.width());
    return Inference.positions(policy, samples);
  }

  private void requireWidth(int given) {
    if (given != width()) {
      throw new IllegalArgumentException(
          "policy: the window has %d numbers, but %d lags of %d features make %d; cut it from the frame it was trained on"
              .formatted(given, spec.lag(), features, width()));
    }
  }

  @Override
  public String toString() {
    return policy.toString();
  }
}
