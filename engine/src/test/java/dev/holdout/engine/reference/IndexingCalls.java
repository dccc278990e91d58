package dev.holdout.engine.reference;

/** Picking out and putting in by index, mask and place. */
final class IndexingCalls {

  private IndexingCalls() {}

  static void addTo(TorchOps.Table table) {}
}
