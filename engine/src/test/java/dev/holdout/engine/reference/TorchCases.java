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
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The files of numbers recorded from PyTorch. The folder is the property {@code holdout.reference},
 * resolved against {@code holdout.root}, the root of the build.
 */
final class TorchCases {

  private static final String DEFAULT = "../shared/reference";

  private TorchCases() {}

  /** The folder; empty where the default one is missing. One that was asked for must be there. */
  static Optional<Path> folder() {
    String given = System.getProperty("holdout.reference", DEFAULT);
    Path folder = Path.of(System.getProperty("holdout.root", "..")).resolve(given).resolve("torch");
    if (Files.isDirectory(folder)) {
      return Optional.of(folder);
    }
    if (given.equals(DEFAULT)) {
      return Optional.empty();
    }
    throw new IllegalStateException(
        "holdout.reference is %s, but there is no folder %s; correct the path"
            .formatted(given, folder.normalize()));
  }

  static List<String> families(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> cases(Path folder, String family) {
    try {
      JsonNode root = new ObjectMapper().readTree(folder.resolve(family + ".json").toFile());
      List<JsonNode> cases = new ArrayList<>();
      root.get("cases").forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An input, with its wish for a gradient; null for an absent one. */
  static Tensor tensor(JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    double[] values =
        StreamSupport.stream(json.get("data").spliterator(), false)
            .mapToDouble(TorchOps::number)
            .toArray();
    Tensor wide = Tensor.of(values).reshape(TorchOps.integers(json.get("shape")));
    Tensor tensor = wide.to(TorchOps.dtype(json.get("dtype"))).detach();
    return tensor.requiresGrad(json.path("requires_grad").asBoolean());
  }

  /** Shape and dtype exactly, values within the case's tolerance. */
  static void compare(String what, Tensor got, JsonNode want, JsonNode tolerance) {
    if (want.isNull()) {
      assertThat(got).as(what).isNull();
      return;
    }
    assertThat(got).as(what).isNotNull();
    assertThat(got.shape()).as("%s: shape", what).isEqualTo(TorchOps.integers(want.get("shape")));
    assertThat(got.dtype()).as("%s: dtype", what).isEqualTo(TorchOps.dtype(want.get("dtype")));
    double[] values = got.detach().toDoubleArray();
    double relative = tolerance.get("rtol").asDouble();
    double absolute = tolerance.get("atol").asDouble();
    for (int i = 0; i < values.length; i++) {
      double exact = TorchOps.number(want.get("data").get(i));
      double wanted = got.dtype() == DType.F32 ? (float) exact : exact;
      boolean equal =
          Double.compare(values[i], wanted) == 0
              || values[i] == wanted
              || Math.abs(values[i] - wanted) <= absolute + relative * Math.abs(wanted);
      assertThat(equal).as("%s[%d]: %s, want %s", what, i, values[i], wanted).isTrue();
    }
  }

  /** Stride, offset, contiguity and sharing, as far as PyTorch recorded them. */
  static void compareView(String what, Tensor got, JsonNode facts) {
    assertThat(got.data().offset()).as("%s: offset", what).isEqualTo(facts.get("offset").asInt());
    assertThat(got.isContiguous())
        .as("%s: contiguous", what)
        .isEqualTo(facts.get("contiguous").asBoolean());
    int[] strides = TorchOps.integers(facts.get("stride"));
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
}
