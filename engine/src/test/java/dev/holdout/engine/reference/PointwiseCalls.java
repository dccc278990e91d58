package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import java.util.function.UnaryOperator;

/** Functions of one number, element by element. */
final class PointwiseCalls {

  private PointwiseCalls() {}

  static void addTo(TorchOps.Table table) {
    addRounding(table);
    addFunctions(table);
    addActivations(table);
    addActivationsWithParameters(table);
    table.one(
        "dropout_mask",
        (in, args) -> in.get(0).mul(in.get(1)).mul(1 / (1 - number(args.get("p")))));
  }

  private static void plain(TorchOps.Table table, String name, UnaryOperator<Tensor> call) {
    table.one(name, (in, args) -> call.apply(in.getFirst()));
  }

  private static void addRounding(TorchOps.Table table) {
    plain(table, "neg", Tensor::neg);
    plain(table, "abs", Tensor::abs);
    plain(table, "sign", Tensor::sign);
    plain(table, "square", Tensor::square);
    plain(table, "floor", Tensor::floor);
    plain(table, "ceil", Tensor::ceil);
    plain(table, "trunc", Tensor::trunc);
    plain(table, "frac", Tensor::frac);
    // A type table has no arguments.
    table.one("round", (in, args) -> in.getFirst().round(args.path("decimals").asInt()));
    table.one("clamp", (in, args) -> clamp(in.getFirst(), args.get("min"), args.get("max")));
    table.one(
        "nan_to_num",
        (in, args) -> {
          Tensor x = in.getFirst();
          double largest = x.dtype().isFloating() ? largest(x) : 0;
          return x.nanToNum(
              or(args.get("nan"), 0),
              or(args.get("posinf"), largest),
              or(args.get("neginf"), -largest));
        });
  }

  private static void addFunctions(TorchOps.Table table) {
    plain(table, "exp", Tensor::exp);
    plain(table, "exp2", Tensor::exp2);
    plain(table, "expm1", Tensor::expm1);
    plain(table, "log", Tensor::log);
    plain(table, "log2", Tensor::log2);
    plain(table, "log10", Tensor::log10);
    plain(table, "log1p", Tensor::log1p);
    plain(table, "sqrt", Tensor::sqrt);
    plain(table, "rsqrt", Tensor::rsqrt);
    plain(table, "reciprocal", Tensor::reciprocal);
    plain(table, "sin", Tensor::sin);
    plain(table, "cos", Tensor::cos);
    plain(table, "tan", Tensor::tan);
    plain(table, "asin", Tensor::asin);
    plain(table, "acos", Tensor::acos);
    plain(table, "atan", Tensor::atan);
    plain(table, "sinh", Tensor::sinh);
    plain(table, "cosh", Tensor::cosh);
    plain(table, "tanh", Tensor::tanh);
    plain(table, "erf", Tensor::erf);
    plain(table, "erfc", Tensor::erfc);
  }

  private static void addActivations(TorchOps.Table table) {
    plain(table, "sigmoid", Tensor::sigmoid);
    plain(table, "relu", Tensor::relu);
    plain(table, "relu6", Tensor::relu6);
    plain(table, "logsigmoid", Tensor::logsigmoid);
    plain(table, "silu", Tensor::silu);
    plain(table, "mish", Tensor::mish);
    plain(table, "softsign", Tensor::softsign);
    plain(table, "tanhshrink", Tensor::tanhshrink);
  }

  private static void addActivationsWithParameters(TorchOps.Table table) {
    table.one(
        "hardtanh",
        (in, args) ->
            in.getFirst().hardtanh(number(args.get("min_val")), number(args.get("max_val"))));
    table.one(
        "softplus",
        (in, args) ->
            in.getFirst().softplus(number(args.get("beta")), number(args.get("threshold"))));
    table.one(
        "leaky_relu", (in, args) -> in.getFirst().leakyRelu(number(args.get("negative_slope"))));
    table.one("elu", (in, args) -> in.getFirst().elu(number(args.get("alpha"))));
    table.one(
        "gelu",
        (in, args) ->
            args.get("approximate").asText().equals("tanh")
                ? in.getFirst().geluTanh()
                : in.getFirst().gelu());
  }

  /** Whole bounds keep integers integers; one floating bound makes them floating. */
  private static Tensor clamp(Tensor x, JsonNode min, JsonNode max) {
    if (min.isNull() && max.isNull()) {
      return x.clamp((Tensor) null, null); // refuses it
    }
    boolean whole =
        (min.isNull() || min.isIntegralNumber()) && (max.isNull() || max.isIntegralNumber());
    if (whole) {
      return x.clamp(
          min.isNull() ? Long.MIN_VALUE : min.longValue(),
          max.isNull() ? Long.MAX_VALUE : max.longValue());
    }
    return x.clamp(or(min, Double.NEGATIVE_INFINITY), or(max, Double.POSITIVE_INFINITY));
  }

  /** What infinity becomes where nothing else is said. */
  private static double largest(Tensor x) {
    return Tensor.scalar(Double.POSITIVE_INFINITY).to(x.dtype()).nanToNum().item();
  }

  private static double or(JsonNode value, double otherwise) {
    return value.isNull() ? otherwise : number(value);
  }
}
