package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchOps.dims;
import static dev.holdout.engine.reference.TorchOps.integer;
import static dev.holdout.engine.reference.TorchOps.keep;

/** Many numbers to one. */
final class ReductionCalls {

  private ReductionCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("sum", (in, args) -> in.getFirst().sum(dims(in, args, true), keep(args)));
    table.one("mean", (in, args) -> in.getFirst().mean(dims(in, args, true), keep(args)));
    table.one(
        "var",
        (in, args) ->
            in.getFirst().var(dims(in, args, true), integer(args, "correction"), keep(args)));
    table.one(
        "std",
        (in, args) ->
            in.getFirst().std(dims(in, args, true), integer(args, "correction"), keep(args)));
    table.one("amax", (in, args) -> in.getFirst().amax(dims(in, args, true), keep(args)));
    table.one("amin", (in, args) -> in.getFirst().amin(dims(in, args, true), keep(args)));
    table.one("max", (in, args) -> in.getFirst().max());
    table.one("min", (in, args) -> in.getFirst().min());
  }
}
