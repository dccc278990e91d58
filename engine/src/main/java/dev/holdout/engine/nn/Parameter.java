package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** A tensor that training moves. It is saved and collects a gradient. */
public final class Parameter {

  private final Tensor tensor;

  /**
   * @param start initial values; taken over, not copied
   */
  public Parameter(Tensor start) {
    this.tensor = start.detach().requiresGrad(true);
  }

  /** The tensor to compute with; always the same object. */
  public Tensor tensor() {
    return tensor;
  }

  /** The gradient collected since the last zeroing; null when none arrived. */
  public Tensor grad() {
    return tensor.grad();
  }

  @Override
  public String toString() {
    return "Parameter" + Arrays.toString(tensor.shape());
  }
}
