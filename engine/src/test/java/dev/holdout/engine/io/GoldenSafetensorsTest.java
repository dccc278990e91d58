package dev.holdout.engine.io;

import static dev.holdout.engine.reference.TorchCases.cases;
import static dev.holdout.engine.reference.TorchCases.folder;
import static dev.holdout.engine.reference.TorchCases.number;
import static dev.holdout.engine.reference.TorchCases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files written by another implementation, and files that must be refused. */
class GoldenSafetensorsTest {

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

  @Test
  void good_files_are_read_and_malformed_ones_refused() {
    int ran = 0;
    for (JsonNode golden : cases("safetensors")) {
      String name = golden.get("name").asText();
      Path file = folder().resolve(golden.get("args").get("file").asText());
      if (golden.has("error")) {
        assertThatThrownBy(() -> Safetensors.read(file))
            .as(name)
            .isInstanceOf(MalformedFile.class)
            .hasMessageContaining(file.getFileName().toString());
      } else {
        check(Safetensors.read(file), golden, name);
      }
      ran++;
    }
    table("safetensors", ran, Map.of());
    assertThat(ran).isGreaterThanOrEqualTo(24);
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
    assertThat(read.size()).as(what).isEqualTo(want.get("data").size());
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
