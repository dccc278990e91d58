package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.engine.reference.PairedCalls.Forms;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      Map.of(
          "add", PairedCalls.ADD,
          "mul", PairedCalls.MUL,
          "sub", PairedCalls.RSUB,
          "div", PairedCalls.RDIV,
          "pow", PairedCalls.RPOW,
          "lt", PairedCalls.relation("gt"),
          "gt", PairedCalls.relation("lt"));

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
        .put("min", 0)
        .putNull("max")
        .putNull("nan")
        .putNull("posinf")
        .putNull("neginf")
        .putNull("dtype");
  }
}
