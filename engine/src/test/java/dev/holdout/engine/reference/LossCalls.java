package dev.holdout.engine.reference;

/** Losses, and the functions of layers without parameters. */
final class LossCalls {

  private LossCalls() {}

  static void addTo(TorchOps.Table table) {}
}
