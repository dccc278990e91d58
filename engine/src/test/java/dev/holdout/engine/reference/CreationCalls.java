package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.dtype;
import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;

import dev.holdout.engine.tensor.Tensor;

/** New tensors and other types. */
final class CreationCalls {

  private CreationCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one(
        "zeros", (in, args) -> Tensor.zeros(dtype(args.get("dtype")), integers(args.get("shape"))));
    table.one(
        "ones", (in, args) -> Tensor.ones(dtype(args.get("dtype")), integers(args.get("shape"))));
    table.one(
        "full",
        (in, args) ->
            args.get("dtype").isNull()
                ? Tensor.full(number(args.get("value")), integers(args.get("shape")))
                : Tensor.full(
                    dtype(args.get("dtype")),
                    number(args.get("value")),
                    integers(args.get("shape"))));
    table.one("to", (in, args) -> in.getFirst().to(dtype(args.get("dtype"))));
  }
}
