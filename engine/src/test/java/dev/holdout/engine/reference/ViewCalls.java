package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchOps.integer;

import dev.holdout.engine.tensor.TensorViews;

/** Other looks at the same memory, and joining tensors. */
final class ViewCalls {

  private ViewCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one(
        "transpose",
        (in, args) -> in.getFirst().transpose(integer(args, "dim0"), integer(args, "dim1")));
    table.one("permute", (in, args) -> in.getFirst().permute(integers(args.get("dims"))));
    table.one("reshape", (in, args) -> in.getFirst().reshape(integers(args.get("shape"))));
    table.one("view", (in, args) -> in.getFirst().view(integers(args.get("shape"))));
    table.one("expand", (in, args) -> in.getFirst().expand(integers(args.get("shape"))));
    table.one("broadcast_to", table.get("expand"));
    table.one(
        "squeeze",
        (in, args) ->
            args.get("dim").isNull()
                ? in.getFirst().squeeze()
                : args.get("dim").isArray()
                    ? in.getFirst().squeeze(integers(args.get("dim")))
                    : in.getFirst().squeeze(integer(args, "dim")));
    table.one("unsqueeze", (in, args) -> in.getFirst().unsqueeze(integer(args, "dim")));
    table.one(
        "select", (in, args) -> in.getFirst().select(integer(args, "dim"), integer(args, "index")));
    table.one(
        "narrow",
        (in, args) ->
            in.getFirst()
                .narrow(integer(args, "dim"), integer(args, "start"), integer(args, "length")));
    table.one("contiguous", (in, args) -> in.getFirst().contiguous());
    table.one("clone", (in, args) -> in.getFirst().copy());
    table.one("detach", (in, args) -> in.getFirst().detach());
    table.one("cat", (in, args) -> TensorViews.cat(in, integer(args, "dim")));
    table.one("stack", (in, args) -> TensorViews.stack(in, integer(args, "dim")));
  }
}
