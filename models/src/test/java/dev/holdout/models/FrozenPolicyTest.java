package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.io.Safetensors;
import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenPolicyTest {

  private static final PolicySpec SPEC =
      PolicySpec.dropoutTrader(3, 5, 0.5, PositionRange.LONG_SHORT);
  private static final Provenance HERE = new Provenance("a1b2", "every bar, 5m", "BTC/USD");

  @TempDir Path folder;

  private static FrozenPolicy policy() {
    return FrozenPolicy.of(SPEC, 2, SPEC.build(2, 9).stateDict());
  }

  @Test
  void a_saved_policy_decides_as_before_to_the_bit() {
    Path file = folder.resolve("policy.safetensors");
    Samples samples = Markets.noise(50, 2, 3, 1);

    policy().save(file, HERE);

    FrozenPolicy opened = FrozenPolicy.open(file, HERE);
    assertThat(opened.spec()).isEqualTo(SPEC);
    assertThat(opened.positions(samples)).isEqualTo(policy().positions(samples));
    assertThat(opened.bytes(HERE)).isEqualTo(policy().bytes(HERE));
  }

  @Test
  void dropout_is_off_in_a_frozen_policy() {
    float[] window = {1, 2, 3, 4, 5, 6};
    FrozenPolicy policy = policy();

    assertThat(policy.position(window)).isEqualTo(policy.position(window));
  }

  @Test
  void other_features_another_timeline_and_another_instrument_are_refused_together() {
    Path file = folder.resolve("policy.safetensors");
    policy().save(file, HERE);

    assertThatThrownBy(
            () -> FrozenPolicy.open(file, new Provenance("c3d4", "every bar, 1h", "ETH/USD")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("trained on pipeline a1b2, but is asked about c3d4")
        .hasMessageContaining("trained on timeline every bar, 5m")
        .hasMessageContaining("trained on instrument BTC/USD")
        .hasMessageContaining("or train a policy for this one");
  }

  @Test
  void a_newer_format_is_refused_with_the_version_that_reads_it() {
    Path file = changed("holdout.policy", "7");

    assertThatThrownBy(() -> FrozenPolicy.open(file, HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("format is 7, this version reads 2")
        .hasMessageContaining("newer one");
  }

  @Test
  void a_file_of_the_first_format_is_read() {
    Path file = folder.resolve("first.safetensors");
    Safetensors whole = Safetensors.parse(policy().bytes(HERE), "policy");
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.put("holdout.policy", "1");
    metadata.keySet().removeAll(List.of("graph", "holdout.version"));
    new Safetensors(metadata, whole.tensors()).write(file);

    assertThat(FrozenPolicy.open(file, HERE).bytes(HERE)).isEqualTo(policy().bytes(HERE));
  }

  @Test
  void another_graph_is_refused_with_who_wrote_it() {
    assertThatThrownBy(() -> FrozenPolicy.open(changed("graph", "DropoutTrader(of old)"), HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("as DropoutTrader(of old), but this one builds DropoutTrader(")
        .hasMessageContaining("open it with the Holdout that wrote it");
  }

  @Test
  void sizes_beyond_the_file_are_refused_before_anything_is_built() {
    for (String key : List.of("hidden", "lag", "features")) {
      assertThatThrownBy(() -> FrozenPolicy.open(changed(key, "2147483647"), HERE))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(key + " 2147483647")
          .hasMessageContaining("do not fit the file's 41 weights");
    }
  }

  @Test
  void weights_that_do_not_fit_the_spec_are_refused() {
    Path file = changed("hidden", "6");

    assertThatThrownBy(() -> FrozenPolicy.open(file, HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("hidden.weight is float32 [5, 6], but the layer has float32 [6, 6]");
  }

  @Test
  void a_checkpoint_that_holdout_did_not_write_is_refused() throws IOException {
    Path foreign = folder.resolve("foreign.safetensors");
    new Safetensors(Map.of("format", "pt"), Map.of()).write(foreign);
    Path cut = folder.resolve("cut.safetensors");
    Files.write(cut, Arrays.copyOf(policy().bytes(HERE), 300));

    assertThatThrownBy(() -> FrozenPolicy.open(foreign, HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no \"holdout.policy\"");
    assertThatThrownBy(() -> FrozenPolicy.open(cut, HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cut.safetensors");
  }

  @Test
  void a_checkpoint_that_is_not_there_is_refused_with_its_place() {
    assertThatThrownBy(() -> FrozenPolicy.open(folder.resolve("missing.safetensors"), HERE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("missing.safetensors")
        .hasMessageContaining("check that it exists");
  }

  @Test
  void a_window_of_another_width_is_refused() {
    assertThatThrownBy(() -> policy().position(new float[5]))
        .hasMessageContaining("5 numbers")
        .hasMessageContaining("3 lags of 2 features make 6");
  }

  private Path changed(String key, String value) {
    Safetensors whole = Safetensors.parse(policy().bytes(HERE), "policy");
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.put(key, value);
    Path file = folder.resolve("changed.safetensors");
    new Safetensors(metadata, whole.tensors()).write(file);
    return file;
  }
}
