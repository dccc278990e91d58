package dev.holdout.engine.tensor;

/** Where a walk ends: a tensor that asked for a gradient and adds up what arrives. */
final class Leaf extends Node {

  private final Tensor tensor;

  Leaf(Tensor tensor) {
    super(NONE);
    this.tensor = tensor;
  }

  /** Adds what arrived to the tensor's gradient, where it still wants one. */
  void accumulate(Tensor gradient, boolean createGraph) {
    if (tensor.rawNode() != null) {
      tensor.accumulate(gradient, createGraph, owned());
    }
  }

  @Override
  String name() {
    return "leaf";
  }

  @Override
  Tensor[] gradient(Tensor arriving) {
    return new Tensor[0];
  }

  @Override
  void release() {}
}
