package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * The numbers recorded from PyTorch, for every golden test of the engine. The folder is the
 * property {@code holdout.reference}, resolved against {@code holdout.root}, the root of the build.
 * A folder that was asked for and is missing fails; only where the default one is missing are the
 * tests skipped, with a line that says so.
 */
public final class TorchCases {

  private static final String DEFAULT = "../shared/reference";

  private TorchCases() {}

  /** The folder {@code torch} of the reference. */
  static Path folder() {
    String given = System.getProperty("holdout.reference", DEFAULT);
    Path folder =
        Path.of(System.getProperty("holdout.root", ".."))
            .resolve(given)
            .resolve("torch")
            .normalize();
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (!given.equals(DEFAULT)) {
      throw new AssertionError(
          "holdout.reference is %s, but there is no folder %s; correct the path"
              .formatted(given, folder));
    }
    System.out.println(
        "SKIPPED: the numbers recorded from PyTorch are not here; give their folder with"
            + " -Dholdout.reference=...");
    return Assumptions.abort("no reference numbers at " + folder);
  }

  /** Every file of cases below the folder, sorted by path. */
  static List<Path> files() {
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All cases of a file. */
  static List<JsonNode> cases(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      List<JsonNode> cases = new ArrayList<>();
      root.get("cases").forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An input, with its wish for a gradient; null for an absent one. */
  public static Tensor tensor(JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    DType dtype = dtype(json.get("dtype"));
    Stream<JsonNode> data = StreamSupport.stream(json.get("data").spliterator(), false);
    Tensor wide =
        dtype.isFloating()
            ? Tensor.of(data.mapToDouble(TorchCases::number).toArray())
            : Tensor.of(data.mapToLong(TorchCases::whole).toArray());
    Tensor tensor = wide.reshape(integers(json.get("shape"))).to(dtype).detach();
    return dtype.isFloating()
        ? tensor.requiresGrad(json.path("requires_grad").asBoolean())
        : tensor;
  }

  /** The dtype of PyTorch's name. */
  public static DType dtype(JsonNode name) {
    for (DType dtype : DType.values()) {
      if (dtype.torchName().equals(name.asText())) {
        return dtype;
      }
    }
    throw new AssertionError("dtype " + name + " is not known here");
  }

  /** An integer, exact, also where it is written as true or false. */
  static long whole(JsonNode value) {
    return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.longValue();
  }

  /** A number, also where it is written as NaN or Infinity between quotes, or as true. */
  public static double number(JsonNode value) {
    return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : Double.parseDouble(value.asText());
  }

  /**
   * A number as PyTorch writes it into a tensor of a type: whole types cut off its fraction, and
   * truth values ask whether it is 0. The engine refuses what it cannot hold, so the cut is made
   * here; what no number of the type is near (NaN, too large a number) stays, to be refused.
   */
  static double held(JsonNode value, DType dtype) {
    double number = number(value);
    return switch (dtype) {
      case F32, F64, BF16, F16 -> number;
      case I64, I32 -> number < 0 ? Math.ceil(number) : Math.floor(number);
      case BOOL -> number == 0 ? 0 : 1;
    };
  }

  public static int[] integers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  /** Shape and dtype exactly, values within the case's tolerance. */
  public static void compare(String what, Tensor got, JsonNode want, JsonNode tolerance) {
    if (want.isNull()) {
      assertThat(got).as(what).isNull();
      return;
    }
    assertThat(got).as(what).isNotNull();
    assertThat(got.shape()).as("%s: shape", what).isEqualTo(integers(want.get("shape")));
    assertThat(got.dtype()).as("%s: dtype", what).isEqualTo(dtype(want.get("dtype")));
    if (!got.dtype().isFloating()) {
      long[] wholes = got.toLongArray();
      for (int i = 0; i < wholes.length; i++) {
        assertThat(wholes[i]).as("%s[%d]", what, i).isEqualTo(whole(want.get("data").get(i)));
      }
      return;
    }
    double[] values = got.detach().toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      double exact = number(want.get("data").get(i));
      double wanted = got.dtype() == DType.F64 ? exact : (float) exact;
      compare(what + "[" + i + "]", values[i], wanted, tolerance);
    }
  }

  /** Equal when {@code |got − want| ≤ atol + rtol · |want|}; NaN equals NaN. */
  public static void compare(String what, double got, double want, JsonNode tolerance) {
    double room =
        tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(want);
    boolean equal = Double.compare(got, want) == 0 || got == want || Math.abs(got - want) <= room;
    assertThat(equal).as("%s: %s, want %s", what, got, want).isTrue();
  }

  /** Stride, offset, contiguity and sharing, as far as PyTorch recorded them. */
  static void compareView(String what, Tensor got, JsonNode facts) {
    assertThat(got.data().offset()).as("%s: offset", what).isEqualTo(facts.get("offset").asInt());
    assertThat(got.isContiguous())
        .as("%s: contiguous", what)
        .isEqualTo(facts.get("contiguous").asBoolean());
    int[] strides = integers(facts.get("stride"));
    for (int d = 0; d < strides.length; d++) {
      if (got.size(d) > 1) {
        assertThat(got.strides()[d]).as("%s: stride %d", what, d).isEqualTo(strides[d]);
      }
    }
  }

  /** The message must hold every number and every shape that PyTorch's mentions. */
  static void compareError(String what, Throwable thrown, JsonNode error) {
    assertThat(thrown).as("%s: must be refused: %s", what, error.get("message")).isNotNull();
    String message = String.valueOf(thrown.getMessage());
    for (JsonNode mention : error.get("mentions")) {
      String text = mention.asText();
      if (text.matches("\\d+(x\\d+)+")) {
        text = "[" + text.replace("x", ", ") + "]";
      }
      if (text.matches("[\\[\\]\\d, -]+")) {
        assertThat(message).as(what).contains(text);
      }
    }
  }

  /** Prints how many cases of a file passed and failed. */
  static void table(String family, int passed, int failed) {
    System.out.printf("torch/%s: %d passed, %d failed%n", family, passed, failed);
  }
}
