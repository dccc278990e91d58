package dev.holdout.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  @TempDir Path folder;

  private static Safetensors sample() {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("hidden.weight", StoredTensor.of(Tensor.of(new float[] {1, -2, 3, 4, 5, 6}, 2, 3)));
    tensors.put("precise", StoredTensor.of(Tensor.of(new double[] {Math.PI, Double.NaN})));
    tensors.put("step", StoredTensor.of(new long[] {Long.MIN_VALUE}, 1));
    tensors.put("nothing", StoredTensor.of(Tensor.zeros(0, 3)));
    return new Safetensors(Map.of("note", "naïve \"Ω\"\n"), tensors);
  }

  private static byte[] fileOf(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[8 + text.length + 4];
    file[0] = (byte) text.length;
    System.arraycopy(text, 0, file, 8, text.length);
    return file;
  }

  @Test
  void what_is_written_is_read_back() {
    Path file = folder.resolve("state.safetensors");
    sample().write(file);

    Safetensors read = Safetensors.read(file);

    assertThat(read.metadata()).containsEntry("note", "naïve \"Ω\"\n");
    assertThat(read.tensors().keySet())
        .containsExactly("precise", "step", "hidden.weight", "nothing");
    assertThat(read.tensors().get("hidden.weight").tensor().toFloatArray())
        .containsExactly(1, -2, 3, 4, 5, 6);
    assertThat(read.tensors().get("precise").tensor().toDoubleArray())
        .containsExactly(Math.PI, Double.NaN);
    assertThat(read.tensors().get("step").whole(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(read.tensors().get("nothing").shape()).containsExactly(0, 3);
  }

  @Test
  void a_single_value_comes_back_without_dimensions() {
    for (Tensor single : List.of(Tensor.scalar(2f), Tensor.scalar(3.0))) {
      byte[] file = new Safetensors(Map.of(), Map.of("x", StoredTensor.of(single))).bytes();

      Tensor read = Safetensors.parse(file, "test").tensors().get("x").tensor();

      assertThat(read.shape()).isEmpty();
      assertThat(read.item()).isEqualTo(single.item());
    }
  }

  @Test
  void equal_content_gives_equal_bytes_and_aligned_elements() {
    byte[] bytes = sample().bytes();

    assertThat(sample().bytes()).isEqualTo(bytes);
    int header = bytes[0] & 0xff | (bytes[1] & 0xff) << 8;
    assertThat(header % 8).isZero();
  }

  @Test
  void writing_replaces_the_old_file_and_leaves_nothing_beside_it() throws Exception {
    Path file = folder.resolve("state.safetensors");
    Files.writeString(file, "old");

    sample().write(file);

    try (var files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(file);
    }
    assertThat(Safetensors.read(file).tensors()).hasSize(4);
  }

  @Test
  void a_cut_file_is_refused_at_every_length() {
    byte[] whole = sample().bytes();

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Safetensors.parse(cut, "cut.safetensors"))
          .as("first %d of %d bytes", length, whole.length)
          .isInstanceOf(MalformedFile.class)
          .hasMessageContaining("cut.safetensors");
    }
  }

  @Test
  void a_changed_byte_is_read_or_refused_but_never_breaks_the_reader() {
    byte[] whole = sample().bytes();
    Philox random = new Philox(6, 0);
    for (int round = 0; round < 3000; round++) {
      byte[] changed = whole.clone();
      int at = random.nextInt(changed.length);
      changed[at] = (byte) random.nextInt();
      try {
        Safetensors.parse(changed, "changed.safetensors");
      } catch (MalformedFile refused) {
        assertThat(refused.remedy()).as("seed 6, round %d, byte %d", round, at).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[01],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} x",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}",
        " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]}"
      })
  void a_header_outside_the_format_is_refused(String header) {
    assertThatThrownBy(() -> Safetensors.parse(fileOf(header), "odd.safetensors"))
        .isInstanceOf(MalformedFile.class);
  }

  @Test
  void a_refusal_names_value_place_and_remedy() {
    byte[] file = fileOf("{\"w\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}");

    assertThatThrownBy(() -> Safetensors.parse(file, "w.safetensors"))
        .hasMessageContaining("F99")
        .hasMessageContaining("w.safetensors, tensor \"w\"")
        .hasMessageContaining("convert the tensor");
  }

  @Test
  void every_type_of_the_engine_comes_back_as_it_was() {
    Tensor numbers = Tensor.of(new double[] {-3, 0, 1, 2.5, 65504});
    for (DType dtype : DType.values()) {
      Tensor stored = numbers.to(dtype);
      Tensor back = StoredTensor.of(stored).tensor();
      assertThat(back.dtype()).isEqualTo(dtype);
      assertThat(back.toDoubleArray()).as(dtype.name()).isEqualTo(stored.toDoubleArray());
    }
    assertThat(StoredTensor.of(new long[] {7, 1L << 60}, 2).tensor().toLongArray())
        .containsExactly(7, 1L << 60);
  }

  @Test
  void every_element_lies_at_a_multiple_of_its_size() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("flag", Tensor.of(new boolean[] {true, false, true}));
    state.put("half", Tensor.ones(3).to(DType.BF16));
    state.put("single", Tensor.ones(3));
    state.put("count", Tensor.scalar(5L));
    Safetensors read = Safetensors.parse(Safetensors.of(state, Map.of()).bytes(), "test");

    assertThat(read.tensors().keySet()).containsExactly("count", "single", "half", "flag");
  }

  @Test
  void the_bits_of_a_number_stay_what_they_are() {
    int[] bits = {0x7fc00001, 0xffc12345, 0x80000000, 1, 0x7f800000};
    StoredTensor stored =
        new StoredTensor(StoredType.F32, new long[] {5}, MemorySegment.ofArray(bits));

    float[] values = stored.tensor().toFloatArray();
    for (int i = 0; i < bits.length; i++) {
      assertThat(Float.floatToRawIntBits(values[i])).isEqualTo(bits[i]);
    }
    assertThat(StoredTensor.of(stored.tensor()).bytes().mismatch(stored.bytes())).isEqualTo(-1);
  }

  @Test
  void a_view_is_written_as_it_is_seen() {
    Tensor table = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Safetensors content =
        Safetensors.of(Map.of("x", table.transpose(0, 1)), Map.of("by", "a view"));

    Tensor read = Safetensors.parse(content.bytes(), "test").tensorDict().get("x");

    assertThat(read.shape()).containsExactly(3, 2);
    assertThat(read.toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void a_file_is_mapped_and_let_go_with_its_arena() {
    Path file = folder.resolve("state.safetensors");
    sample().write(file);
    Safetensors read;
    try (Arena arena = Arena.ofConfined()) {
      read = Safetensors.read(file, arena);
      assertThat(read.tensors().get("step").whole(0)).isEqualTo(Long.MIN_VALUE);
    }

    assertThat(read.tensors().get("step").shape()).containsExactly(1);
    assertThatThrownBy(() -> read.tensors().get("step").whole(0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_name_of_half_a_character_comes_back() {
    String name = "a\ud800b\udc00\ud83d\ude00";
    Safetensors content = Safetensors.of(Map.of(name, Tensor.ones(1)), Map.of());

    assertThat(Safetensors.parse(content.bytes(), "test").tensors()).containsOnlyKeys(name);
  }

  @Test
  void what_no_tensor_can_hold_is_refused_when_it_is_asked_for() {
    byte[] wide =
        fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[0,4294967296],\"data_offsets\":[0,0]}}");
    StoredTensor stored =
        Safetensors.parse(Arrays.copyOf(wide, wide.length - 4), "t").tensors().get("a");
    assertThat(stored.shape()).containsExactly(0, 4294967296L);
    assertThatThrownBy(stored::tensor)
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[0, 4294967296]")
        .hasMessageContaining("at most 2147483647 elements");

    MemorySegment bytes = MemorySegment.ofArray(new long[] {-1});
    assertThatThrownBy(() -> new StoredTensor(StoredType.U64, new long[] {1}, bytes).tensor())
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("18446744073709551615");
  }
}
