package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.dtype;
import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.TensorViews;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** PyTorch's names of the operations that the engine has, and how each is called here. */
final class TorchOps {

  /** One operation on inputs and arguments. */
  interface Call {
    Tensor on(List<Tensor> in, JsonNode args);
  }

  private TorchOps() {}

  static Map<String, Call> all() {
    Map<String, Call> ops = new HashMap<>();
    pointwise(ops);
    paired(ops);
    views(ops);
    reductions(ops);
    products(ops);
    creation(ops);
    return ops;
  }

  private static void pointwise(Map<String, Call> ops) {
    ops.put("neg", (in, args) -> in.getFirst().neg());
    ops.put("abs", (in, args) -> in.getFirst().abs());
    ops.put("sign", (in, args) -> in.getFirst().sign());
    ops.put("exp", (in, args) -> in.getFirst().exp());
    ops.put("log", (in, args) -> in.getFirst().log());
    ops.put("tanh", (in, args) -> in.getFirst().tanh());
    ops.put("sigmoid", (in, args) -> in.getFirst().sigmoid());
    ops.put("relu", (in, args) -> in.getFirst().relu());
    ops.put("sqrt", (in, args) -> in.getFirst().sqrt());
    ops.put("square", (in, args) -> in.getFirst().square());
    ops.put("reciprocal", (in, args) -> in.getFirst().reciprocal());
    ops.put("pow_scalar", (in, args) -> in.getFirst().pow(number(args.get("exponent"))));
    ops.put(
        "clamp",
        (in, args) ->
            in.getFirst()
                .clamp(
                    args.get("min").isNull() ? Double.NEGATIVE_INFINITY : number(args.get("min")),
                    args.get("max").isNull() ? Double.POSITIVE_INFINITY : number(args.get("max"))));
    ops.put("add_scalar", (in, args) -> in.getFirst().add(number(args.get("value"))));
    ops.put("mul_scalar", (in, args) -> in.getFirst().mul(number(args.get("value"))));
    ops.put("div_scalar", (in, args) -> in.getFirst().div(number(args.get("value"))));
    ops.put("rsub_scalar", (in, args) -> in.getFirst().neg().add(number(args.get("value"))));
    ops.put("rdiv_scalar", (in, args) -> in.getFirst().reciprocal().mul(number(args.get("value"))));
  }

  private static void paired(Map<String, Call> ops) {
    ops.put("add", (in, args) -> in.get(0).add(in.get(1)));
    ops.put("sub", (in, args) -> in.get(0).sub(in.get(1)));
    ops.put("mul", (in, args) -> in.get(0).mul(in.get(1)));
    ops.put("div", (in, args) -> in.get(0).div(in.get(1)));
    ops.put("maximum", (in, args) -> in.get(0).maximum(in.get(1)));
    ops.put("minimum", (in, args) -> in.get(0).minimum(in.get(1)));
    ops.put("add_alpha", (in, args) -> in.get(0).add(in.get(1).mul(number(args.get("alpha")))));
    ops.put(
        "dropout_mask",
        (in, args) -> in.get(0).mul(in.get(1)).mul(1 / (1 - number(args.get("p")))));
  }

  private static void views(Map<String, Call> ops) {
    ops.put(
        "transpose",
        (in, args) -> in.getFirst().transpose(integer(args, "dim0"), integer(args, "dim1")));
    ops.put("permute", (in, args) -> in.getFirst().permute(integers(args.get("dims"))));
    ops.put("reshape", (in, args) -> in.getFirst().reshape(integers(args.get("shape"))));
    ops.put("view", (in, args) -> in.getFirst().view(integers(args.get("shape"))));
    ops.put("expand", (in, args) -> in.getFirst().expand(integers(args.get("shape"))));
    ops.put("broadcast_to", ops.get("expand"));
    ops.put(
        "squeeze",
        (in, args) ->
            args.get("dim").isNull()
                ? in.getFirst().squeeze()
                : args.get("dim").isArray()
                    ? in.getFirst().squeeze(integers(args.get("dim")))
                    : in.getFirst().squeeze(integer(args, "dim")));
    ops.put("unsqueeze", (in, args) -> in.getFirst().unsqueeze(integer(args, "dim")));
    ops.put(
        "select", (in, args) -> in.getFirst().select(integer(args, "dim"), integer(args, "index")));
    ops.put(
        "narrow",
        (in, args) ->
            in.getFirst()
                .narrow(integer(args, "dim"), integer(args, "start"), integer(args, "length")));
    ops.put("contiguous", (in, args) -> in.getFirst().contiguous());
    ops.put("clone", (in, args) -> in.getFirst().copy());
    ops.put("detach", (in, args) -> in.getFirst().detach());
    ops.put("cat", (in, args) -> TensorViews.cat(in, integer(args, "dim")));
    ops.put("stack", (in, args) -> TensorViews.stack(in, integer(args, "dim")));
  }

  private static void reductions(Map<String, Call> ops) {
    ops.put("sum", (in, args) -> in.getFirst().sum(dims(in, args, true), keep(args)));
    ops.put("mean", (in, args) -> in.getFirst().mean(dims(in, args, true), keep(args)));
    ops.put(
        "var",
        (in, args) ->
            in.getFirst().var(dims(in, args, true), integer(args, "correction"), keep(args)));
    ops.put(
        "std",
        (in, args) ->
            in.getFirst().std(dims(in, args, true), integer(args, "correction"), keep(args)));
    ops.put("amax", (in, args) -> in.getFirst().amax(dims(in, args, true), keep(args)));
    ops.put("amin", (in, args) -> in.getFirst().amin(dims(in, args, true), keep(args)));
    ops.put("max", (in, args) -> in.getFirst().max());
    ops.put("min", (in, args) -> in.getFirst().min());
  }

  private static void products(Map<String, Call> ops) {
    ops.put("matmul", (in, args) -> in.get(0).matmul(in.get(1)));
    ops.put("mv", ops.get("matmul"));
    ops.put("dot", ops.get("matmul"));
    ops.put(
        "linear",
        (in, args) ->
            in.get(0).linear(in.get(1), in.size() < 3 || in.get(2) == null ? null : in.get(2)));
  }

  private static void creation(Map<String, Call> ops) {
    ops.put(
        "zeros", (in, args) -> Tensor.zeros(dtype(args.get("dtype")), integers(args.get("shape"))));
    ops.put(
        "ones", (in, args) -> Tensor.ones(dtype(args.get("dtype")), integers(args.get("shape"))));
    ops.put(
        "full",
        (in, args) ->
            Tensor.full(
                dtype(args.get("dtype")), number(args.get("value")), integers(args.get("shape"))));
    ops.put("to", (in, args) -> in.getFirst().to(dtype(args.get("dtype"))));
  }

  private static boolean keep(JsonNode args) {
    return args.get("keepdim").asBoolean();
  }

  private static int integer(JsonNode args, String name) {
    return args.get(name).intValue();
  }

  /** The dimensions asked for; null, and in PyTorch an empty list too, mean all. */
  private static int[] dims(List<Tensor> in, JsonNode args, boolean emptyIsAll) {
    JsonNode dim = args.get("dim");
    if (dim.isInt()) {
      return new int[] {dim.intValue()};
    }
    if (dim.isNull() || (dim.isEmpty() && emptyIsAll)) {
      return IntStream.range(0, in.getFirst().rank()).toArray();
    }
    return integers(dim);
  }
}
