package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;

/** Functions of one, two and three tensors, element by element. */
final class PointwiseCalls {

  private PointwiseCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one(
        "dropout_mask",
        (in, args) -> in.get(0).mul(in.get(1)).mul(1 / (1 - number(args.get("p")))));
  }
}
