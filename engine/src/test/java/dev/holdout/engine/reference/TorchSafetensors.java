package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.io.StoredType;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files written by another implementation, and files that must be refused: names, types, shapes,
 * every element and the metadata.
 */
final class TorchSafetensors {

  private static final Map<String, StoredType> TYPES =
      Map.ofEntries(
          Map.entry("float32", StoredType.F32),
          Map.entry("float64", StoredType.F64),
          Map.entry("float16", StoredType.F16),
          Map.entry("bfloat16", StoredType.BF16),
          Map.entry("int64", StoredType.I64),
          Map.entry("int32", StoredType.I32),
          Map.entry("int16", StoredType.I16),
          Map.entry("int8", StoredType.I8),
          Map.entry("uint8", StoredType.U8),
          Map.entry("bool", StoredType.BOOL));

  private TorchSafetensors() {}

  /** Reads the case's file; where it must be refused, that is what is thrown. */
  static void run(JsonNode golden) {
    Path file = TorchCases.folder().resolve(golden.get("args").get("file").asText());
    try {
      Safetensors read = Safetensors.read(file);
      if (!golden.has("error")) {
        check(read, golden, golden.get("name").asText());
      }
    } catch (MalformedFile refused) {
      assertThat(refused).hasMessageContaining(file.getFileName().toString());
      assertThat(refused.remedy()).isNotBlank();
      throw refused;
    } catch (RuntimeException other) {
      throw new AssertionError("refused, but not as a malformed file", other);
    }
  }

  private static void check(Safetensors read, JsonNode golden, String name) {
    golden
        .get("metadata")
        .fields()
        .forEachRemaining(
            e -> assertThat(read.metadata()).containsEntry(e.getKey(), e.getValue().asText()));
    assertThat(read.metadata()).as(name).hasSize(golden.get("metadata").size());
    assertThat(read.tensors()).as(name).hasSize(golden.get("tensors").size());
    golden
        .get("tensors")
        .fields()
        .forEachRemaining(e ->
            checkTensor(read.tensors().get(e.getKey()), e.getValue(), name + " " + e.getKey()));
  }

  private static void checkTensor(StoredTensor read, JsonNode want, String what) {
    assertThat(read).as(what).isNotNull();
    assertThat(read.type()).as(what).isEqualTo(TYPES.get(want.get("dtype").asText()));
    assertThat(read.shape()).as(what).hasSize(want.get("shape").size());
    for (int i = 0; i < want.get("shape").size(); i++) {
      assertThat(read.shape()[i]).as(what).isEqualTo(want.get("shape").get(i).asLong());
    }
    assertThat(read.size()).as(what).isEqualTo((long) want.get("data").size());
    for (int i = 0; i < read.size(); i++) {
      JsonNode value = want.get("data").get(i);
      if (value.isIntegralNumber()) {
        assertThat(read.whole(i)).as(what).isEqualTo(value.asLong());
      } else if (read.type() == StoredType.F64) {
        assertThat(Double.compare(read.number(i), number(value))).as(what).isZero();
      } else {
        float want32 = (float) number(value);
        assertThat(Float.compare((float) read.number(i), want32)).as(what).isZero();
      }
    }
  }
}
