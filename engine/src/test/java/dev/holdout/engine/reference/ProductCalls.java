package dev.holdout.engine.reference;

/** Products of vectors and matrices. */
final class ProductCalls {

  private ProductCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("matmul", (in, args) -> in.get(0).matmul(in.get(1)));
    table.one("mv", table.get("matmul"));
    table.one("dot", table.get("matmul"));
    table.one(
        "linear",
        (in, args) ->
            in.get(0).linear(in.get(1), in.size() < 3 || in.get(2) == null ? null : in.get(2)));
  }
}
