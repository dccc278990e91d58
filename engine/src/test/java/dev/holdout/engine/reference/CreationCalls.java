package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.dtype;
import static dev.holdout.engine.reference.TorchCases.held;
import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchOps.integer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** New tensors and other types. */
final class CreationCalls {

  private CreationCalls() {}

  static void addTo(TorchOps.Table table) {
    table.one(
        "zeros", (in, args) -> Tensor.zeros(typeOr(DType.F32, args), integers(args.get("shape"))));
    table.one(
        "ones", (in, args) -> Tensor.ones(typeOr(DType.F32, args), integers(args.get("shape"))));
    table.one("full", (in, args) -> full(args));
    table.one("full_like", (in, args) -> fullLike(in.getFirst(), args.get("value")));
    table.one("arange", (in, args) -> arange(args));
    table.one(
        "linspace",
        (in, args) ->
            Tensor.linspace(
                typeOr(DType.F32, args),
                number(args.get("start")),
                number(args.get("end")),
                integer(args, "steps")));
    table.one(
        "eye",
        (in, args) ->
            Tensor.eye(
                typeOr(DType.F32, args),
                integer(args, "n"),
                args.get("m").isNull() ? integer(args, "n") : integer(args, "m")));
    table.one("literal", (in, args) -> Tensor.literal(nested(args.get("value"))));
    table.one("one_hot", (in, args) -> Tensor.oneHot(in.getFirst(), integer(args, "num_classes")));
    table.one("to", (in, args) -> in.getFirst().to(dtype(args.get("dtype"))));
  }

  private static DType typeOr(DType otherwise, JsonNode args) {
    return args.get("dtype").isNull() ? otherwise : dtype(args.get("dtype"));
  }

  private static Tensor full(JsonNode args) {
    JsonNode value = args.get("value");
    int[] shape = integers(args.get("shape"));
    if (value.isBoolean()) {
      Tensor full = Tensor.full(value.asBoolean(), shape);
      return full.to(typeOr(DType.BOOL, args));
    }
    DType dtype = typeOr(value.isIntegralNumber() ? DType.I64 : DType.F32, args);
    return value.isIntegralNumber() && dtype != DType.BOOL
        ? Tensor.full(dtype, value.longValue(), shape)
        : Tensor.full(dtype, held(value, dtype), shape);
  }

  private static Tensor fullLike(Tensor like, JsonNode value) {
    return value.isIntegralNumber() && like.dtype() != DType.BOOL
        ? Tensor.fullLike(like, value.longValue())
        : Tensor.fullLike(like, held(value, like.dtype()));
  }

  private static Tensor arange(JsonNode args) {
    JsonNode start = args.get("start");
    JsonNode end = args.get("end");
    JsonNode step = args.get("step");
    if (start.isIntegralNumber() && end.isIntegralNumber() && step.isIntegralNumber()) {
      return Tensor.arange(start.longValue(), end.longValue(), step.longValue())
          .to(typeOr(DType.I64, args));
    }
    return Tensor.arange(typeOr(DType.F32, args), number(start), number(end), number(step));
  }

  private static Object nested(JsonNode value) {
    if (value.isArray()) {
      List<Object> entries = new ArrayList<>();
      value.forEach(entry -> entries.add(nested(entry)));
      return entries;
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    return number(value);
  }
}
