package dev.holdout.engine.reference;

/** Writes in place. */
final class WriteCalls {

  private WriteCalls() {}

  static void addTo(TorchOps.Table table) {}
}
