package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Functions of two and three tensors, or of a tensor and a number, element by element. */
final class PairedCalls {

  private PairedCalls() {}

  /** One function in the three forms of its right side; a number's kind is its form in the file. */
  record Forms(
      BiFunction<Tensor, Boolean, Tensor> truth,
      BiFunction<Tensor, Long, Tensor> whole,
      BiFunction<Tensor, Double, Tensor> real) {

    /** A truth value counts as a tensor of one. */
    static Forms of(
        BinaryOperator<Tensor> tensor,
        BiFunction<Tensor, Long, Tensor> whole,
        BiFunction<Tensor, Double, Tensor> real) {
      return new Forms((x, truth) -> tensor.apply(x, Tensor.scalar(truth)), whole, real);
    }

    Tensor on(Tensor x, JsonNode value) {
      if (value.isBoolean()) {
        return truth.apply(x, value.asBoolean());
      }
      return value.isIntegralNumber()
          ? whole.apply(x, value.longValue())
          : real.apply(x, number(value));
    }
  }

  static final Forms ADD = Forms.of(Tensor::add, Tensor::add, Tensor::add);
  static final Forms SUB = Forms.of(Tensor::sub, Tensor::sub, Tensor::sub);
  static final Forms MUL = Forms.of(Tensor::mul, Tensor::mul, Tensor::mul);
  static final Forms DIV = Forms.of(Tensor::div, Tensor::div, Tensor::div);
  static final Forms POW = new Forms(Tensor::pow, Tensor::pow, Tensor::pow);
  static final Forms FLOOR_DIVIDE =
      Forms.of(Tensor::floorDivide, Tensor::floorDivide, Tensor::floorDivide);
  static final Forms REMAINDER = Forms.of(Tensor::remainder, Tensor::remainder, Tensor::remainder);
  static final Forms RSUB = Forms.of((x, number) -> number.sub(x), Tensor::rsub, Tensor::rsub);
  static final Forms RDIV = Forms.of((x, number) -> number.div(x), Tensor::rdiv, Tensor::rdiv);
  static final Forms RPOW = Forms.of((x, number) -> number.pow(x), Tensor::rpow, Tensor::rpow);

  static void addTo(TorchOps.Table table) {
    addTensors(table);
    addRelations(table);
    addNumbers(table);
    addThree(table);
  }

  private static void two(TorchOps.Table table, String name, BinaryOperator<Tensor> call) {
    table.one(name, (in, args) -> call.apply(in.get(0), in.get(1)));
  }

  private static void addTensors(TorchOps.Table table) {
    two(table, "add", Tensor::add);
    two(table, "sub", Tensor::sub);
    two(table, "mul", Tensor::mul);
    two(table, "div", Tensor::div);
    two(table, "floor_divide", Tensor::floorDivide);
    two(table, "remainder", Tensor::remainder);
    two(table, "fmod", Tensor::fmod);
    two(table, "pow", Tensor::pow);
    two(table, "maximum", Tensor::maximum);
    two(table, "minimum", Tensor::minimum);
    two(table, "fmax", Tensor::fmax);
    two(table, "fmin", Tensor::fmin);
    two(table, "atan2", Tensor::atan2);
    two(table, "hypot", Tensor::hypot);
    two(table, "logaddexp", Tensor::logaddexp);
    two(table, "copysign", Tensor::copysign);
    two(table, "xlogy", Tensor::xlogy);
    table.one(
        "div_rounded",
        (in, args) ->
            switch (args.get("rounding_mode").asText()) {
              case "trunc" -> in.get(0).truncDivide(in.get(1));
              case "floor" -> in.get(0).floorDivide(in.get(1));
              default -> in.get(0).div(in.get(1));
            });
    table.one(
        "add_alpha",
        (in, args) ->
            args.get("alpha").isIntegralNumber()
                ? in.get(0).add(in.get(1), args.get("alpha").longValue())
                : in.get(0).add(in.get(1), number(args.get("alpha"))));
  }

  private static void addRelations(TorchOps.Table table) {
    two(table, "eq", Tensor::eq);
    two(table, "ne", Tensor::ne);
    two(table, "lt", Tensor::lt);
    two(table, "le", Tensor::le);
    two(table, "gt", Tensor::gt);
    two(table, "ge", Tensor::ge);
    two(table, "logical_and", Tensor::logicalAnd);
    two(table, "logical_or", Tensor::logicalOr);
    two(table, "logical_xor", Tensor::logicalXor);
    two(table, "bitwise_and", Tensor::bitwiseAnd);
    two(table, "bitwise_or", Tensor::bitwiseOr);
    two(table, "bitwise_xor", Tensor::bitwiseXor);
    table.one("isnan", (in, args) -> in.getFirst().isnan());
    table.one("isinf", (in, args) -> in.getFirst().isinf());
    table.one("isfinite", (in, args) -> in.getFirst().isfinite());
    table.one("logical_not", (in, args) -> in.getFirst().logicalNot());
    table.one("bitwise_not", (in, args) -> in.getFirst().bitwiseNot());
    table.one(
        "compare_scalar",
        (in, args) -> relation(args.get("relation").asText()).on(in.getFirst(), args.get("value")));
  }

  static Forms relation(String name) {
    return switch (name) {
      case "eq" -> Forms.of(Tensor::eq, Tensor::eq, Tensor::eq);
      case "ne" -> Forms.of(Tensor::ne, Tensor::ne, Tensor::ne);
      case "lt" -> Forms.of(Tensor::lt, Tensor::lt, Tensor::lt);
      case "le" -> Forms.of(Tensor::le, Tensor::le, Tensor::le);
      case "gt" -> Forms.of(Tensor::gt, Tensor::gt, Tensor::gt);
      case "ge" -> Forms.of(Tensor::ge, Tensor::ge, Tensor::ge);
      default -> throw new AssertionError("the relation " + name + " is unknown here");
    };
  }

  private static void addNumbers(TorchOps.Table table) {
    withNumber(table, "add_scalar", "value", ADD);
    withNumber(table, "mul_scalar", "value", MUL);
    withNumber(table, "div_scalar", "value", DIV);
    withNumber(table, "floor_divide_scalar", "value", FLOOR_DIVIDE);
    withNumber(table, "remainder_scalar", "value", REMAINDER);
    withNumber(table, "rsub_scalar", "value", RSUB);
    withNumber(table, "rdiv_scalar", "value", RDIV);
    withNumber(table, "pow_scalar", "exponent", POW);
    withNumber(table, "scalar_pow", "base", RPOW);
  }

  private static void withNumber(TorchOps.Table table, String name, String argument, Forms forms) {
    table.one(name, (in, args) -> forms.on(in.getFirst(), args.get(argument)));
  }

  private static void addThree(TorchOps.Table table) {
    table.one("lerp", (in, args) -> in.get(0).lerp(in.get(1), number(args.get("weight"))));
    table.one(
        "addcmul",
        (in, args) ->
            args.get("value").isIntegralNumber()
                ? in.get(0).addcmul(in.get(1), in.get(2), args.get("value").longValue())
                : in.get(0).addcmul(in.get(1), in.get(2), number(args.get("value"))));
    table.one(
        "addcdiv",
        (in, args) -> in.get(0).addcdiv(in.get(1), in.get(2), number(args.get("value"))));
    table.one("clamp_tensor", (in, args) -> in.get(0).clamp(in.get(1), in.get(2)));
    table.one("where", (in, args) -> in.get(1).where(in.get(0), in.get(2)));
  }
}
