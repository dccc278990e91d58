package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.engine.reference.PairedCalls.Forms;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Promotion;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** PyTorch's tables of result types: rows of operands and the dtype that comes out, or an error. */
final class TypeTables {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Operations that take a number on the right, in the form a number's kind asks for. */
  private static final Map<String, Forms> NUMBERS =
      Map.ofEntries(
          Map.entry("add", PairedCalls.ADD),
          Map.entry("sub", PairedCalls.SUB),
          Map.entry("mul", PairedCalls.MUL),
          Map.entry("div", PairedCalls.DIV),
          Map.entry("pow", PairedCalls.POW),
          Map.entry("floor_divide", PairedCalls.FLOOR_DIVIDE),
          Map.entry("remainder", PairedCalls.REMAINDER),
          Map.entry("fmod", Forms.of(Tensor::fmod, Tensor::fmod, Tensor::fmod)),
          Map.entry("copysign", asTensor(Tensor::copysign)),
          Map.entry("xlogy", asTensor(Tensor::xlogy)),
          Map.entry("bitwise_and", asTensor(Tensor::bitwiseAnd)),
          Map.entry("bitwise_or", asTensor(Tensor::bitwiseOr)),
          Map.entry("bitwise_xor", asTensor(Tensor::bitwiseXor)),
          Map.entry("eq", PairedCalls.relation("eq")),
          Map.entry("ne", PairedCalls.relation("ne")),
          Map.entry("lt", PairedCalls.relation("lt")),
          Map.entry("le", PairedCalls.relation("le")),
          Map.entry("gt", PairedCalls.relation("gt")),
          Map.entry("ge", PairedCalls.relation("ge")),
          Map.entry(
              "where",
              Forms.of(
                  (x, number) -> x.where(condition(), number),
                  (x, number) -> x.where(condition(), (long) number),
                  (x, number) -> x.where(condition(), (double) number))),
          Map.entry("iadd", Forms.of(Tensor::addInPlace, Tensor::addInPlace, Tensor::addInPlace)),
          Map.entry("isub", Forms.of(Tensor::subInPlace, Tensor::subInPlace, Tensor::subInPlace)),
          Map.entry("imul", Forms.of(Tensor::mulInPlace, Tensor::mulInPlace, Tensor::mulInPlace)),
          Map.entry(
              "idiv",
              Forms.of(
                  Tensor::divInPlace,
                  (x, number) -> x.divInPlace((double) number),
                  Tensor::divInPlace)));

  /** The same with the number on the left. */
  private static final Map<String, Forms> LEFT =
      Map.ofEntries(
          Map.entry("add", PairedCalls.ADD),
          Map.entry("mul", PairedCalls.MUL),
          Map.entry("sub", PairedCalls.RSUB),
          Map.entry("div", PairedCalls.RDIV),
          Map.entry("pow", PairedCalls.RPOW),
          Map.entry("floor_divide", asTensor((x, number) -> number.floorDivide(x))),
          Map.entry("remainder", asTensor((x, number) -> number.remainder(x))),
          Map.entry("fmod", asTensor((x, number) -> number.fmod(x))),
          Map.entry("copysign", asTensor((x, number) -> number.copysign(x))),
          Map.entry("xlogy", asTensor((x, number) -> number.xlogy(x))),
          Map.entry("where", asTensor((x, number) -> number.where(condition(), x))),
          Map.entry("bitwise_and", asTensor(Tensor::bitwiseAnd)),
          Map.entry("bitwise_or", asTensor(Tensor::bitwiseOr)),
          Map.entry("bitwise_xor", asTensor(Tensor::bitwiseXor)),
          Map.entry("eq", PairedCalls.relation("eq")),
          Map.entry("ne", PairedCalls.relation("ne")),
          Map.entry("lt", PairedCalls.relation("gt")),
          Map.entry("gt", PairedCalls.relation("lt")),
          Map.entry("le", PairedCalls.relation("ge")),
          Map.entry("ge", PairedCalls.relation("le")));

  /** Tables whose operation has another name in the table of operations. */
  private static final Map<String, String> NAMES =
      Map.of("iadd", "add_", "isub", "sub_", "imul", "mul_", "idiv", "div_");

  private TypeTables() {}

  static void run(JsonNode golden) {
    String op = golden.get("args").get("of").asText();
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : golden.get("rows")) {
      String want = row.get(row.size() - 1).asText();
      String got;
      try {
        got = result(op, row).dtype().torchName();
      } catch (DTypeException | ShapeException | DimensionException e) {
        got = "error";
      }
      if (!got.equals(want)) {
        wrong.add("%s gives %s".formatted(row, got));
      }
    }
    assertThat(wrong).as("result types of %s", op).isEmpty();
  }

  private static Tensor result(String op, JsonNode row) {
    if (row.get(0).asText().startsWith("scalar ")) {
      return LEFT.get(op).on(operand(row.get(1).asText()), number(row.get(0).asText()));
    }
    Tensor left = operand(row.get(0).asText());
    if (row.size() == 2) {
      return TorchOps.named(NAMES.getOrDefault(op, op)).on(List.of(left), arguments()).getFirst();
    }
    String right = row.get(1).asText();
    if (right.startsWith("scalar ")) {
      return NUMBERS.get(op).on(left, number(right));
    }
    Tensor other = operand(right);
    List<Tensor> in = op.equals("where") ? List.of(condition(), left, other) : List.of(left, other);
    return TorchOps.named(NAMES.getOrDefault(op, op)).on(in, arguments()).getFirst();
  }

  /**
   * An operation that takes no plain number: the number as a tensor without dimensions, of the type
   * in which it meets the other, which is how a plain number counts.
   */
  private static Forms asTensor(BinaryOperator<Tensor> call) {
    return new Forms(
        (x, truth) -> call.apply(x, Tensor.scalar(truth)),
        (x, whole) -> call.apply(x, Tensor.full(met(x, Kind.INTEGER), whole)),
        (x, real) -> call.apply(x, Tensor.full(met(x, Kind.FLOATING), real)));
  }

  private static DType met(Tensor x, Kind number) {
    return Promotion.withNumber(x.dtype(), number);
  }

  private static Tensor condition() {
    return Tensor.of(new boolean[] {true, false});
  }

  private static Tensor operand(String text) {
    String[] words = text.split(" ");
    int[] shape = words.length > 1 ? new int[0] : new int[] {2};
    return Tensor.ones(TorchCases.dtype(JSON.textNode(words[0])), shape);
  }

  private static JsonNode number(String text) {
    return switch (text) {
      case "scalar bool" -> JSON.booleanNode(true);
      case "scalar int" -> JSON.numberNode(3);
      case "scalar float" -> JSON.numberNode(2.5);
      default -> throw new AssertionError("the operand " + text + " is unknown here");
    };
  }

  /** What the operations of one operand are asked with. */
  private static ObjectNode arguments() {
    return new ObjectMapper()
        .createObjectNode()
        .put("dim", 0)
        .put("keepdim", false)
        .put("correction", 1)
        .put("decimals", 0)
        .put("p", 2)
        .put("descending", false)
        .put("stable", true)
        .put("k", 1)
        .put("n", 1)
        .put("diagonal", 0)
        .put("largest", true)
        .put("sorted", true)
        .put("minlength", 0)
        .put("approximate", "none")
        .put("beta", 1)
        .put("threshold", 20)
        .put("negative_slope", 0.01)
        .put("alpha", 1)
        .put("min_val", -1)
        .put("max_val", 1)
        .put("weight", 0.5)
        .put("value", 1)
        .put("rounding_mode", "floor")
        .put("min", 0)
        .putNull("max")
        .putNull("nan")
        .putNull("posinf")
        .putNull("neginf")
        .putNull("dtype");
  }
}
