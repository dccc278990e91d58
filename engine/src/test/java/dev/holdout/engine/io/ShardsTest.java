package dev.holdout.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardsTest {

  @TempDir Path folder;

  private static Safetensors sample() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      state.put("layers." + i + ".weight", Tensor.randn(new Philox(4, i), 10, 10));
    }
    return Safetensors.of(state, Map.of("format", "pt"));
  }

  @Test
  void a_state_is_split_by_size_and_read_by_its_index() {
    List<Path> files = Shards.write(folder, sample(), 800);

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "model-00001-of-00003.safetensors",
            "model-00002-of-00003.safetensors",
            "model-00003-of-00003.safetensors");
    assertThat(Safetensors.read(files.getLast()).tensors().keySet())
        .containsExactly("layers.4.weight");
    Safetensors read = Shards.read(folder);
    assertThat(read.metadata()).isEqualTo(Map.of("format", "pt"));
    assertThat(read.bytes()).isEqualTo(sample().bytes());
  }

  @Test
  void a_tensor_larger_than_a_file_has_one_of_its_own() {
    assertThat(Shards.write(folder, sample(), 100)).hasSize(5);
    assertThat(Shards.read(folder).bytes()).isEqualTo(sample().bytes());
  }

  @Test
  void what_fits_in_one_file_needs_no_index() {
    Shards.write(folder, sample(), 800);

    List<Path> files = Shards.write(folder, sample(), 2000);

    assertThat(files).containsExactly(folder.resolve("model.safetensors"));
    assertThat(folder.resolve("model.safetensors.index.json")).doesNotExist();
    assertThat(Shards.read(folder).bytes()).isEqualTo(sample().bytes());
  }

  @Test
  void an_index_of_another_program_is_read_whatever_its_metadata() throws IOException {
    sample().write(folder.resolve("part.safetensors"));
    index(
        """
        {"metadata": {"total_size": 4e2, "by": null, "tied": [true, false]},
         "weight_map": {"layers.3.weight": "part.safetensors"}}\
        """);

    assertThat(Shards.read(folder).tensors().keySet()).containsExactly("layers.3.weight");
  }

  @Test
  void what_the_index_promises_must_be_there() throws IOException {
    refused("there is no model.safetensors.index.json", "write the folder again");
    index("{\"weight_map\": {\"w\": \"gone.safetensors\"}}");
    refused("names gone.safetensors, which is not there", "copy it again");
    sample().write(folder.resolve("gone.safetensors"));
    refused("gives \"w\" to gone.safetensors, which does not have it", "write the folder again");
    index("{\"weight_map\": {\"w\": \"../gone.safetensors\"}}");
    refused("\"w\" is given to ../gone.safetensors", "of the same folder");
    index("{\"weight_map\": [1]}");
    refused("no object \"weight_map\"", "write the folder again");
    index("{\"weight_map\": {");
    refused("an end inside a value", "index.json");
  }

  @Test
  void a_size_below_one_byte_is_refused() {
    assertThatThrownBy(() -> Shards.write(folder, sample(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 0 bytes a file; pass 1 or more");
  }

  private void refused(String what, String remedy) {
    assertThatThrownBy(() -> Shards.read(folder))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining(what)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(remedy);
  }

  private void index(String json) throws IOException {
    Files.writeString(folder.resolve("model.safetensors.index.json"), json);
  }
}
