package dev.holdout.engine.reference;

/** Functions of layers, with their parameters as inputs. */
final class LayerCalls {

  private LayerCalls() {}

  static void addTo(TorchOps.Table table) {}
}
