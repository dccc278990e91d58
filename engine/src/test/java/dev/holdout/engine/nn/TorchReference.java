package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * The numbers recorded from PyTorch. The folder is the property {@code holdout.reference}, resolved
 * against {@code holdout.root}. A folder that was asked for and is missing fails; only where the
 * default one is missing are the tests skipped, with a line that says so.
 */
public final class TorchReference {

  private static final String DEFAULT = "../shared/reference";

  private TorchReference() {}

  /** The folder {@code torch} of the reference. */
  public static Path folder() {
    String given = System.getProperty("holdout.reference", DEFAULT);
    Path folder =
        Path.of(System.getProperty("holdout.root", ".."))
            .resolve(given)
            .normalize()
            .resolve("torch");
    if (!Files.isDirectory(folder)) {
      if (!given.equals(DEFAULT)) {
        throw new AssertionError(
            "holdout.reference is "
                + given
                + ", but "
                + folder
                + " is no folder; correct the path");
      }
      System.out.println(
          "SKIPPED: no reference numbers at " + folder + "; golden tests do not run");
      Assumptions.abort("no reference numbers at " + folder);
    }
    return folder;
  }

  /** All cases of a file. */
  public static List<JsonNode> cases(String file) {
    try {
      JsonNode root = new ObjectMapper().readTree(folder().resolve(file).toFile());
      return StreamSupport.stream(root.get("cases").spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int[] shape(JsonNode tensor) {
    return StreamSupport.stream(tensor.get("shape").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .toArray();
  }

  public static double[] values(JsonNode tensor) {
    return StreamSupport.stream(tensor.get("data").spliterator(), false)
        .mapToDouble(TorchReference::number)
        .toArray();
  }

  /** A number, also where it is written as NaN or Infinity between quotes, or true. */
  public static double number(JsonNode value) {
    return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : Double.parseDouble(value.asText());
  }

  /** A tensor of the engine, float32 or float64. */
  public static Tensor tensor(JsonNode json) {
    double[] values = values(json);
    if (json.get("dtype").asText().equals("float64")) {
      return Tensor.of(values, shape(json));
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.of(floats, shape(json));
  }

  public static void assertClose(Tensor got, JsonNode want, JsonNode tolerance, String what) {
    assertThat(got.shape()).as(what + ": shape").isEqualTo(shape(want));
    assertClose(got.detach().toDoubleArray(), values(want), tolerance, what);
  }

  /** Equal when {@code |got − want| ≤ atol + rtol · |want|}; NaN equals NaN. */
  public static void assertClose(double[] got, double[] want, JsonNode tolerance, String what) {
    double rtol = tolerance.get("rtol").asDouble();
    double atol = tolerance.get("atol").asDouble();
    assertThat(got).as(what).hasSameSizeAs(want);
    for (int i = 0; i < want.length; i++) {
      boolean equal =
          Double.compare(got[i], want[i]) == 0
              || Math.abs(got[i] - want[i]) <= atol + rtol * Math.abs(want[i]);
      assertThat(equal).as("%s, element %d: got %s, want %s", what, i, got[i], want[i]).isTrue();
    }
  }

  /** Prints how many cases of a file ran, and which are not built. */
  public static void table(String file, int ran, Map<String, Integer> notBuilt) {
    int skipped = notBuilt.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "torch/%s: %d cases ran, %d not built yet %s%n",
        file.replace(".json", ""), ran, skipped, new TreeMap<>(notBuilt));
  }
}
