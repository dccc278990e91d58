package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchOps.keep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.MinMax;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.VarianceMean;
import java.util.List;
import java.util.stream.IntStream;

/** Many numbers to one. */
final class ReductionCalls {

  private ReductionCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("sum", (in, args) -> sum(in.getFirst(), args));
    table.one("mean", (in, args) -> mean(in.getFirst(), args));
    table.one("prod", (in, args) -> in.getFirst().prod(dims(in, args), keep(args)));
    table.one("any", (in, args) -> in.getFirst().any(dims(in, args), keep(args)));
    table.one("all", (in, args) -> in.getFirst().all(dims(in, args), keep(args)));
    table.one("count_nonzero", (in, args) -> in.getFirst().countNonzero(dims(in, args)));
    table.one("amax", (in, args) -> in.getFirst().amax(dims(in, args), keep(args)));
    table.one("amin", (in, args) -> in.getFirst().amin(dims(in, args), keep(args)));
    table.one("logsumexp", (in, args) -> in.getFirst().logsumexp(dims(in, args), keep(args)));
    table.one("max", (in, args) -> in.getFirst().max());
    table.one("min", (in, args) -> in.getFirst().min());
    table.one(
        "norm",
        (in, args) -> in.getFirst().norm(number(args.get("p")), dims(in, args), keep(args)));
    addMoments(table);
    table.several(
        "aminmax",
        (in, args) -> {
          MinMax both = in.getFirst().aminmax(dims(in, args), keep(args));
          return List.of(both.min(), both.max());
        });
  }

  private static void addMoments(TorchOps.Table table) {
    table.one("var", (in, args) -> var(in, args));
    table.one(
        "std",
        (in, args) ->
            args.get("dim").isNull() && !keep(args)
                ? in.getFirst().stdCorrected(correction(args))
                : in.getFirst().std(dims(in, args), correction(args), keep(args)));
    table.several(
        "var_mean",
        (in, args) -> {
          if (args.get("dim").isNull() && !keep(args)) {
            return List.of(var(in, args), in.getFirst().mean());
          }
          VarianceMean both = in.getFirst().varMean(dims(in, args), correction(args), keep(args));
          return List.of(both.variance(), both.mean());
        });
  }

  private static Tensor var(List<Tensor> in, JsonNode args) {
    return args.get("dim").isNull() && !keep(args)
        ? in.getFirst().varCorrected(correction(args))
        : in.getFirst().var(dims(in, args), correction(args), keep(args));
  }

  private static Tensor sum(Tensor x, JsonNode args) {
    int[] dims = dims(List.of(x), args);
    return args.get("dtype").isNull()
        ? x.sum(dims, keep(args))
        : x.sum(dims, keep(args), TorchCases.dtype(args.get("dtype")));
  }

  private static Tensor mean(Tensor x, JsonNode args) {
    int[] dims = dims(List.of(x), args);
    return args.get("dtype").isNull()
        ? x.mean(dims, keep(args))
        : x.mean(dims, keep(args), TorchCases.dtype(args.get("dtype")));
  }

  private static double correction(JsonNode args) {
    return number(args.get("correction"));
  }

  /** One, a list, which may be empty, or all where there is none. */
  private static int[] dims(List<Tensor> in, JsonNode args) {
    JsonNode dim = args.get("dim");
    if (dim.isNull()) {
      return IntStream.range(0, in.getFirst().rank()).toArray();
    }
    return dim.isInt() ? new int[] {dim.intValue()} : TorchCases.integers(dim);
  }
}
