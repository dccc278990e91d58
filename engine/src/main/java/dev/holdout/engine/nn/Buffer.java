package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** A tensor that is saved with a layer but not trained, such as a running mean. */
public final class Buffer {

  private final Tensor tensor;

  /**
   * @param start initial values; taken over, not copied
   */
  public Buffer(Tensor start) {
    this.tensor = start.detach();
  }

  /** The tensor to compute with; always the same object. */
  public Tensor tensor() {
    return tensor;
  }

  @Override
  public String toString() {
    return "Buffer" + Arrays.toString(tensor.shape());
  }
}
