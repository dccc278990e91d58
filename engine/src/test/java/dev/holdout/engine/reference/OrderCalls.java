package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchOps.integer;
import static dev.holdout.engine.reference.TorchOps.keep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Ranked;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Sorting, the largest few, running sums. */
final class OrderCalls {

  private interface Ranks {
    Ranked of(Tensor x, JsonNode args);
  }

  private OrderCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one("softmax", (in, args) -> in.getFirst().softmax(dim(args)));
    table.one("log_softmax", (in, args) -> in.getFirst().logSoftmax(dim(args)));
    table.one("cumsum", (in, args) -> in.getFirst().cumsum(dim(args)));
    table.one("cumprod", (in, args) -> in.getFirst().cumprod(dim(args)));
    table.one("logcumsumexp", (in, args) -> in.getFirst().logcumsumexp(dim(args)));
    table.one("diff", (in, args) -> in.getFirst().diff(integer(args, "n"), dim(args)));
    table.one(
        "argmax",
        (in, args) ->
            whole(args)
                ? kept(in.getFirst().argmax(), in.getFirst(), args)
                : in.getFirst().argmax(dim(args), keep(args)));
    table.one(
        "argmin",
        (in, args) ->
            whole(args)
                ? kept(in.getFirst().argmin(), in.getFirst(), args)
                : in.getFirst().argmin(dim(args), keep(args)));
    table.one("median", (in, args) -> in.getFirst().median());
    table.one("quantile", (in, args) -> quantile(in.getFirst(), args));
    table.one(
        "argsort",
        (in, args) -> in.getFirst().argsort(dim(args), args.get("descending").asBoolean()));
    table.one("unique", (in, args) -> in.getFirst().unique());
    table.one("bincount", (in, args) -> in.getFirst().bincount(integer(args, "minlength")));
    table.one(
        "searchsorted",
        (in, args) -> in.get(0).searchsorted(in.get(1), args.get("right").asBoolean()));
    addRanked(table);
  }

  private static void addRanked(TorchOps.Table table) {
    ranked(table, "max_dim", (x, args) -> x.max(dim(args), keep(args)));
    ranked(table, "min_dim", (x, args) -> x.min(dim(args), keep(args)));
    ranked(table, "median_dim", (x, args) -> x.median(dim(args), keep(args)));
    ranked(table, "cummax", (x, args) -> x.cummax(dim(args)));
    ranked(table, "cummin", (x, args) -> x.cummin(dim(args)));
    ranked(
        table,
        "topk",
        (x, args) -> x.topk(integer(args, "k"), dim(args), args.get("largest").asBoolean()));
    ranked(table, "sort", (x, args) -> x.sort(dim(args), args.get("descending").asBoolean()));
  }

  private static void ranked(TorchOps.Table table, String name, Ranks call) {
    table.several(
        name,
        (in, args) -> {
          Ranked found = call.of(in.getFirst(), args);
          return List.of(found.values(), found.indices());
        });
  }

  private static Tensor quantile(Tensor x, JsonNode args) {
    Tensor from = whole(args) ? x.flatten() : x;
    int dim = whole(args) ? 0 : dim(args);
    boolean keep = keep(args) && !whole(args);
    JsonNode q = args.get("q");
    if (!q.isArray()) {
      return kept(from.quantile(number(q), dim, keep), x, args);
    }
    double[] shares =
        StreamSupport.stream(q.spliterator(), false).mapToDouble(TorchCases::number).toArray();
    Tensor found = from.quantile(shares, dim, keep);
    return whole(args) && keep(args)
        ? kept(found, x, args).reshape(ones(x.rank() + 1, shares.length))
        : found;
  }

  /** With every dimension as a size of 1, where all are reduced and asked to stay. */
  private static Tensor kept(Tensor found, Tensor x, JsonNode args) {
    return whole(args) && keep(args) && found.numel() == 1
        ? found.reshape(ones(x.rank(), 1))
        : found;
  }

  private static int[] ones(int rank, int first) {
    int[] shape = new int[rank];
    Arrays.fill(shape, 1);
    if (rank > 0) {
      shape[0] = first;
    }
    return shape;
  }

  /** Whether it is over all. */
  private static boolean whole(JsonNode args) {
    return args.get("dim").isNull();
  }

  private static int dim(JsonNode args) {
    return integer(args, "dim");
  }
}
