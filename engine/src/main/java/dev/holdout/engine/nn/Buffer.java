package dev.holdout.engine.nn;

import dev.holdout.engine.backend.Holding;
import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;

/** A tensor of a layer that is not trained, such as a running mean. */
public final class Buffer {

  private final Holding memory = Ledger.ofThread().holding(Owner.PARAMETERS, this);
  private Tensor tensor;
  private final boolean saved;

  /**
   * A buffer that is part of the state.
   *
   * @param start initial values; taken over, not copied
   */
  public Buffer(Tensor start) {
    this(start, true);
  }

  private Buffer(Tensor start, boolean saved) {
    this.saved = saved;
    replace(start);
  }

  /** A buffer that is not saved, since the layer's sizes say what it holds: a table of sines. */
  public static Buffer unsaved(Tensor start) {
    return new Buffer(start, false);
  }

  /** The tensor to compute with; the same object until the layer is converted. */
  public Tensor tensor() {
    return tensor;
  }

  public boolean isSaved() {
    return saved;
  }

  /** Another floating-point dtype; counts and indices stay what they are. */
  void convert(DType dtype) {
    if (tensor.dtype().isFloating()) {
      replace(tensor.to(dtype));
    }
  }

  /** Takes another tensor, which outlives the scope of memory that made it, as parameters do. */
  void replace(Tensor other) {
    tensor = other.detach();
    tensor.data().storage().keep();
    memory.set(tensor.numel() * tensor.dtype().bytes());
  }

  @Override
  public String toString() {
    return "Buffer: " + tensor;
  }
}
