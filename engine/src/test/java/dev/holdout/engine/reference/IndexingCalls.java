package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.held;
import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchOps.integer;
import static dev.holdout.engine.reference.ViewCalls.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Index;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Picking out and putting in by index, mask and place; the same elements in another order. */
final class IndexingCalls {

  private IndexingCalls() {}

  static void addTo(TorchOps.Table table) {
    addExpressions(table);
    addPlaces(table);
    addRearrangements(table);
  }

  private static void addExpressions(TorchOps.Table table) {
    table.one("index", (in, args) -> in.getFirst().get(places(in, args.get("index"), 0)));
    table.one(
        "index_put",
        (in, args) -> {
          Index[] places = places(in, args.get("index"), 1);
          return args.get("accumulate").asBoolean()
              ? in.getFirst().putAdd(in.get(1), places)
              : in.getFirst().put(in.get(1), places);
        });
  }

  private static void addPlaces(TorchOps.Table table) {
    table.one(
        "index_select", (in, args) -> in.getFirst().indexSelect(integer(args, "dim"), in.get(1)));
    table.one(
        "index_add",
        (in, args) -> {
          JsonNode alpha = args.get("alpha");
          int dim = integer(args, "dim");
          return alpha.isIntegralNumber()
              ? in.getFirst().indexAdd(dim, in.get(1), in.get(2), alpha.longValue())
              : in.getFirst().indexAdd(dim, in.get(1), in.get(2), number(alpha));
        });
    table.one("gather", (in, args) -> in.getFirst().gather(integer(args, "dim"), in.get(1)));
    table.one(
        "scatter", (in, args) -> in.getFirst().scatter(integer(args, "dim"), in.get(1), in.get(2)));
    table.one(
        "scatter_add",
        (in, args) -> in.getFirst().scatterAdd(integer(args, "dim"), in.get(1), in.get(2)));
    table.one(
        "take_along_dim",
        (in, args) ->
            args.get("dim").isNull()
                ? in.getFirst().takeAlongDim(in.get(1))
                : in.getFirst().takeAlongDim(in.get(1), integer(args, "dim")));
    table.one(
        "masked_fill",
        (in, args) ->
            in.getFirst().maskedFill(in.get(1), held(args.get("value"), in.getFirst().dtype())));
    table.one("masked_select", (in, args) -> in.getFirst().maskedSelect(in.get(1)));
    table.one("nonzero", (in, args) -> in.getFirst().nonzero());
  }

  private static void addRearrangements(TorchOps.Table table) {
    table.one("flip", (in, args) -> in.getFirst().flip(list(args.get("dims"))));
    table.one(
        "roll", (in, args) -> in.getFirst().roll(list(args.get("shifts")), dims(args.get("dims"))));
    table.one("repeat", (in, args) -> in.getFirst().repeat(list(args.get("repeats"))));
    table.one(
        "repeat_interleave",
        (in, args) -> {
          boolean flat = args.get("dim").isNull();
          Tensor x = flat ? in.getFirst().flatten() : in.getFirst();
          int dim = flat ? 0 : integer(args, "dim");
          return args.get("repeats").isArray()
              ? x.repeatInterleave(integers(args.get("repeats")), dim)
              : x.repeatInterleave(integer(args, "repeats"), dim);
        });
    table.one("tril", (in, args) -> in.getFirst().tril(integer(args, "diagonal")));
    table.one("triu", (in, args) -> in.getFirst().triu(integer(args, "diagonal")));
    table.one("diag_embed", (in, args) -> in.getFirst().diagEmbed(integer(args, "offset"), -2, -1));
    table.one(
        "pad",
        (in, args) ->
            in.getFirst()
                .pad(integers(args.get("pad")), held(args.get("value"), in.getFirst().dtype())));
  }

  /** The dimensions named; none for null. */
  private static int[] dims(JsonNode value) {
    return value == null || value.isNull() ? new int[0] : list(value);
  }

  /** A slice expression of the reference; its tensor k is input k + shift. */
  private static Index[] places(List<Tensor> in, JsonNode json, int shift) {
    List<Index> places = new ArrayList<>();
    for (JsonNode place : json) {
      if (place.isIntegralNumber()) {
        places.add(Index.at(place.intValue()));
      } else if (place.isTextual()) {
        places.add(place.asText().equals("...") ? Index.ellipsis() : Index.newAxis());
      } else if (place.has("tensor")) {
        places.add(Index.index(in.get(place.get("tensor").intValue() + shift)));
      } else {
        places.add(
            Index.range(
                end(place.get("start"), 0),
                end(place.get("stop"), Integer.MAX_VALUE),
                end(place.get("step"), 1)));
      }
    }
    return places.toArray(Index[]::new);
  }

  private static int end(JsonNode value, int open) {
    return value.isNull()
        ? open
        : Math.clamp(value.longValue(), -Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
