package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.io.Safetensors;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.objective.SharpeRatio;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A finished training as bytes. */
class TrainedPolicyTest {

  private static final Samples TRAIN = Markets.noise(120, 2, 3, 1);
  private static final Samples VALIDATION = Markets.noise(80, 2, 3, 2);

  private static TrainedPolicy trained(PolicySpec spec, Samples validation) {
    TrainConfig config = new TrainConfig(6, 16, OptimizerKind.RMSPROP, 0.01, 0, 1, 4, 5);
    return Trainer.fit(spec, TRAIN, validation, new SharpeRatio(0.001), config, epoch -> {});
  }

  private static TrainedPolicy trained() {
    return trained(PolicySpec.neuralTrader(3, 4, PositionRange.LONG_SHORT), VALIDATION);
  }

  @ParameterizedTest
  @MethodSource("dev.holdout.models.EveryPolicyTest#policies")
  void a_training_read_back_is_the_same_to_the_bit(PolicySpec spec) {
    TrainedPolicy trained = trained(spec, VALIDATION);

    TrainedPolicy read = TrainedPolicy.read(trained.bytes());

    Provenance provenance = new Provenance("p", "t", "i");
    assertThat(read.spec()).isEqualTo(trained.spec());
    assertThat(read.features()).isEqualTo(trained.features());
    assertThat(read.history()).isEqualTo(trained.history());
    assertThat(read.frozen().bytes(provenance)).isEqualTo(trained.frozen().bytes(provenance));
    assertThat(read.positions(VALIDATION)).isEqualTo(trained.positions(VALIDATION));
    assertThat(read.bytes()).isEqualTo(trained.bytes());
  }

  @Test
  void a_history_without_validation_comes_back_as_not_a_number() {
    Samples none = Samples.decisions(TRAIN.frame(), 3, 0, 0);
    TrainedPolicy trained = trained(PolicySpec.neuralTrader(3, 4, PositionRange.LONG_ONLY), none);

    TrainingHistory read = TrainedPolicy.read(trained.bytes()).history();

    assertThat(read).isEqualTo(trained.history());
    assertThat(read.best().validation()).isNaN();
  }

  @Test
  void every_changed_bit_is_refused() {
    byte[] bytes = trained().bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= (byte) (1 << (i % 7));

      assertThatThrownBy(() -> TrainedPolicy.read(changed))
          .as("byte %d", i)
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void every_cut_is_refused_and_so_is_a_longer_file() {
    byte[] bytes = trained().bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> TrainedPolicy.read(cut))
          .as("%d bytes", length)
          .isInstanceOf(BadInput.class);
    }
    assertThatThrownBy(() -> TrainedPolicy.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void a_number_changed_in_the_history_is_not_believed() {
    assertThatThrownBy(() -> TrainedPolicy.read(changed("steps", "1")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("checksum")
        .hasMessageContaining("train again");
  }

  @Test
  void a_newer_format_is_refused_with_the_version_that_reads_it() {
    assertThatThrownBy(() -> TrainedPolicy.read(changed("holdout.training", "2")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("training format is 2, this version reads 1")
        .hasMessageContaining("newer one");
  }

  private static byte[] changed(String key, String value) {
    Safetensors whole = Safetensors.parse(trained().bytes(), "training");
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.put(key, value);
    return new Safetensors(metadata, whole.tensors()).bytes();
  }
}
