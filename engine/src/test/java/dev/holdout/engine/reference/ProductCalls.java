package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;

/** Products of vectors and matrices. */
final class ProductCalls {

  private ProductCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("matmul", (in, args) -> in.get(0).matmul(in.get(1)));
    table.one("mm", (in, args) -> in.get(0).mm(in.get(1)));
    table.one("mv", (in, args) -> in.get(0).mv(in.get(1)));
    table.one("bmm", (in, args) -> in.get(0).bmm(in.get(1)));
    table.one("dot", (in, args) -> in.get(0).dot(in.get(1)));
    table.one("outer", (in, args) -> in.get(0).outer(in.get(1)));
    table.one("inner", (in, args) -> in.get(0).inner(in.get(1)));
    table.one("trace", (in, args) -> in.getFirst().trace());
    table.one(
        "addmm", (in, args) -> in.get(0).addmm(in.get(1), in.get(2), beta(args), alpha(args)));
    table.one(
        "baddbmm", (in, args) -> in.get(0).baddbmm(in.get(1), in.get(2), beta(args), alpha(args)));
    table.one(
        "addmv", (in, args) -> in.get(0).addmv(in.get(1), in.get(2), beta(args), alpha(args)));
    table.one(
        "einsum",
        (in, args) -> Tensor.einsum(args.get("equation").asText(), in.toArray(Tensor[]::new)));
    table.one(
        "tensordot",
        (in, args) ->
            in.get(0)
                .tensordot(in.get(1), integers(args.get("dims_a")), integers(args.get("dims_b"))));
    table.one("bilinear_form", (in, args) -> in.get(0).bilinearForm(in.get(1), in.get(2)));
    table.one(
        "linear",
        (in, args) ->
            in.get(0).linear(in.get(1), in.size() < 3 || in.get(2) == null ? null : in.get(2)));
  }

  private static double beta(JsonNode args) {
    return number(args.get("beta"));
  }

  private static double alpha(JsonNode args) {
    return number(args.get("alpha"));
  }
}
