package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;

/** Functions of one, two and three tensors, element by element. */
final class PointwiseCalls {

  private PointwiseCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("pow_scalar", (in, args) -> in.getFirst().pow(number(args.get("exponent"))));
    table.one("add_scalar", (in, args) -> in.getFirst().add(number(args.get("value"))));
    table.one("mul_scalar", (in, args) -> in.getFirst().mul(number(args.get("value"))));
    table.one("div_scalar", (in, args) -> in.getFirst().div(number(args.get("value"))));
    table.one("rsub_scalar", (in, args) -> in.getFirst().neg().add(number(args.get("value"))));
    table.one(
        "rdiv_scalar", (in, args) -> in.getFirst().reciprocal().mul(number(args.get("value"))));
    table.one("add", (in, args) -> in.get(0).add(in.get(1)));
    table.one("sub", (in, args) -> in.get(0).sub(in.get(1)));
    table.one("mul", (in, args) -> in.get(0).mul(in.get(1)));
    table.one("div", (in, args) -> in.get(0).div(in.get(1)));
    table.one("maximum", (in, args) -> in.get(0).maximum(in.get(1)));
    table.one("minimum", (in, args) -> in.get(0).minimum(in.get(1)));
    table.one("add_alpha", (in, args) -> in.get(0).add(in.get(1).mul(number(args.get("alpha")))));
    table.one(
        "dropout_mask",
        (in, args) -> in.get(0).mul(in.get(1)).mul(1 / (1 - number(args.get("p")))));
  }
}
