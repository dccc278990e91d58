package dev.holdout.engine.nn;

import dev.holdout.engine.backend.Holding;
import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.tensor.Tensor;

/**
 * A tensor that training moves. It is saved and collects a gradient. The object stays while its
 * tensor may be converted ({@link Layer#to}), so optimisers hold parameters, not tensors.
 */
public final class Parameter {

  private final Holding memory = Ledger.ofThread().holding(Owner.PARAMETERS, this);
  private Tensor tensor;

  /**
   * @param start initial values; taken over, not copied
   */
  public Parameter(Tensor start) {
    this.tensor = start.detach().requiresGrad(true);
    memory.set(tensor.numel() * tensor.dtype().bytes());
  }

  /** The tensor to compute with; the same object until the layer is converted. */
  public Tensor tensor() {
    return tensor;
  }

  /** The gradient collected since the last zeroing; null when none arrived. */
  public Tensor grad() {
    return tensor.grad();
  }

  /** Takes it out of training: it collects no gradient, the one it has is dropped. */
  public void freeze() {
    tensor.requiresGrad(false);
    tensor.zeroGrad();
  }

  /** Puts it back into training. */
  public void unfreeze() {
    tensor.requiresGrad(true);
  }

  public boolean isFrozen() {
    return !tensor.requiresGrad();
  }

  /** Takes another tensor, frozen or not as the one before. */
  void replace(Tensor other) {
    if (other.data() != tensor.data()) {
      tensor = other.detach().requiresGrad(tensor.requiresGrad());
      memory.set(tensor.numel() * tensor.dtype().bytes());
    }
  }

  @Override
  public String toString() {
    return "Parameter: " + tensor;
  }
}
