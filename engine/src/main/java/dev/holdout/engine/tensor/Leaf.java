package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Holding;
import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;

/** Where a walk ends: a tensor that asked for a gradient and adds up what arrives. */
final class Leaf extends Node {

  private final Tensor tensor;
  private Holding gradient;

  Leaf(Tensor tensor) {
    super(NONE);
    this.tensor = tensor;
  }

  /** Writes the bytes of the tensor's gradient into the books; null for none. */
  void count(Tensor grad) {
    if (gradient == null) {
      if (grad == null) {
        return;
      }
      gradient = Ledger.ofThread().holding(Owner.GRADIENTS, tensor);
    }
    gradient.set(grad == null ? 0 : grad.numel() * grad.dtype().bytes());
  }

  Tensor tensor() {
    return tensor;
  }

  /** Adds what arrived to the tensor's gradient, where it still wants one. */
  void accumulate(Tensor gradient, boolean createGraph) {
    if (tensor.rawNode() != null) {
      tensor.accumulate(gradient, createGraph, owned());
    }
  }

  @Override
  public String name() {
    return "leaf";
  }

  @Override
  Tensor[] gradient(Tensor arriving) {
    return new Tensor[0];
  }

  @Override
  void release() {}
}
