package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchOps.integer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;

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
    table.one(
        "flatten",
        (in, args) -> in.getFirst().flatten(integer(args, "start_dim"), integer(args, "end_dim")));
    table.one(
        "unflatten",
        (in, args) -> in.getFirst().unflatten(integer(args, "dim"), integers(args.get("sizes"))));
    table.one(
        "movedim",
        (in, args) ->
            in.getFirst().movedim(list(args.get("source")), list(args.get("destination"))));
    table.one(
        "unfold",
        (in, args) ->
            in.getFirst()
                .unfold(integer(args, "dimension"), integer(args, "size"), integer(args, "step")));
    table.one(
        "diagonal",
        (in, args) ->
            in.getFirst()
                .diagonal(integer(args, "offset"), integer(args, "dim1"), integer(args, "dim2")));
    table.several(
        "chunk", (in, args) -> in.getFirst().chunk(integer(args, "chunks"), integer(args, "dim")));
    table.several(
        "split",
        (in, args) ->
            args.get("size").isArray()
                ? in.getFirst().split(integers(args.get("size")), integer(args, "dim"))
                : in.getFirst().split(integer(args, "size"), integer(args, "dim")));
    table.several("unbind", (in, args) -> in.getFirst().unbind(integer(args, "dim")));
    table.one("cat", (in, args) -> Tensor.cat(in, integer(args, "dim")));
    table.one("stack", (in, args) -> Tensor.stack(in, integer(args, "dim")));
    table.several("meshgrid_ij", (in, args) -> Tensor.meshgrid(in));
  }

  /** One integer or a list of them. */
  static int[] list(JsonNode value) {
    return value.isArray() ? integers(value) : new int[] {value.intValue()};
  }
}
