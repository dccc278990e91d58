package dev.holdout.engine.reference;

/** Sorting, the largest few, running sums. */
final class OrderCalls {

  private OrderCalls() {}

  static void addTo(TorchOps.Table table) {}
}
