package dev.holdout.engine.reference;

/** Recurrent nets, attention and the transformer's encoder. */
final class TorchRecurrentModules {

  private TorchRecurrentModules() {}

  static void addTo(TorchModules.Table table) {}
}
