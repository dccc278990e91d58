package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.FittedState;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.FrozenPolicy;
import dev.holdout.models.PolicySpec;
import dev.holdout.models.PositionRange;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Provenance;
import dev.holdout.strategies.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedScheduleTest {

  private static final int COLUMNS = 3;
  private static final Study STUDY = RunFixture.study().build();
  private static final Provenance TRAINED_ON = SavedSchedule.provenance(STUDY);

  @TempDir Path run;

  @Test
  void policies_and_transforms_come_back_to_the_bit() {
    List<PolicyStrategy.InForce> written = List.of(inForce(1, 11), inForce(2, 12));
    SavedSchedule.write(run, STUDY, written);
    List<PolicyStrategy.InForce> read = SavedSchedule.read(run, TRAINED_ON);
    assertThat(read).hasSameSizeAs(written);
    for (int i = 0; i < read.size(); i++) {
      PolicyStrategy.InForce one = written.get(i);
      PolicyStrategy.InForce two = read.get(i);
      assertThat(two.fold()).isEqualTo(one.fold());
      assertThat(two.from()).isEqualTo(one.from());
      assertThat(two.to()).isEqualTo(one.to());
      assertThat(two.lag()).isEqualTo(one.lag());
      float[] row = {1.5f, -2.25f, 1e-7f};
      float[] same = row.clone();
      one.fitted().getFirst().apply(row);
      two.fitted().getFirst().apply(same);
      assertThat(same).isEqualTo(row);
      assertThat(two.fitted().getFirst().contentHash())
          .isEqualTo(one.fitted().getFirst().contentHash());
      float[] window = {0.1f, 0.2f, 0.3f, -0.4f, 0.5f, -0.6f};
      for (int seed = 0; seed < one.rules().size(); seed++) {
        assertThat(two.rules().get(seed).position(window))
            .isEqualTo(one.rules().get(seed).position(window));
      }
    }
    assertThat(SavedSchedule.studyText(run)).hasValue(STUDY.text());
  }

  @Test
  void the_same_schedule_gives_the_same_bytes() throws IOException {
    SavedSchedule.write(run.resolve("a"), List.of(inForce(1, 5)), TRAINED_ON);
    SavedSchedule.write(run.resolve("b"), List.of(inForce(1, 5)), TRAINED_ON);
    assertThat(
            Files.mismatch(
                run.resolve("a/policies/schedule.json"), run.resolve("b/policies/schedule.json")))
        .isEqualTo(-1);
  }

  @Test
  void a_changed_policy_file_is_named() throws IOException {
    SavedSchedule.write(run, List.of(inForce(1, 5)), TRAINED_ON);
    Path file = run.resolve("policies/fold-01-seed-02.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> SavedSchedule.read(run, TRAINED_ON))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("fold-01-seed-02.safetensors")
        .hasMessageContaining("not those that the schedule names");
  }

  @Test
  void a_changed_span_is_noticed() throws IOException {
    SavedSchedule.write(run, List.of(inForce(1, 5)), TRAINED_ON);
    Path file = run.resolve("policies/schedule.json");
    Files.writeString(file, Files.readString(file).replace("\"lag\" : 2", "\"lag\" : 3"));
    assertThatThrownBy(() -> SavedSchedule.read(run, TRAINED_ON))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("own hash");
  }

  @Test
  void a_newer_schema_a_missing_folder_and_another_instrument_are_refused() throws IOException {
    assertThatThrownBy(() -> SavedSchedule.read(run, TRAINED_ON))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("holds no policies");
    SavedSchedule.write(run, List.of(inForce(1, 5)), TRAINED_ON);
    Provenance other = new Provenance(TRAINED_ON.pipeline(), TRAINED_ON.timeline(), "ETHUSD.X");
    assertThatThrownBy(() -> SavedSchedule.read(run, other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ETHUSD.X");
    Path file = run.resolve("policies/schedule.json");
    Files.writeString(file, Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 99"));
    assertThatThrownBy(() -> SavedSchedule.read(run, TRAINED_ON))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("schema is 99");
  }

  private static PolicyStrategy.InForce inForce(int fold, long seed) {
    Fitted fitted =
        new FittedState(
                FittedState.STANDARDISE,
                "Standardise(Infinity)",
                List.of("a", "b", "c"),
                Map.of(
                    "mean", new double[] {0.1, 1.0 / 3, -1e-300},
                    "scale", new double[] {Math.PI, 1, Double.MIN_NORMAL},
                    "clip", new double[] {Double.POSITIVE_INFINITY}))
            .restore();
    return new PolicyStrategy.InForce(
        fold, fold * 1_000L + 1, fold * 1_000L + 999, 2, List.of(fitted), rules(seed));
  }

  private static List<PositionRule> rules(long seed) {
    PolicySpec spec = PolicySpec.neuralTrader(2, 4, PositionRange.LONG_SHORT);
    return List.of(
        FrozenPolicy.of(spec, COLUMNS, spec.build(COLUMNS, seed).stateDict()),
        FrozenPolicy.of(spec, COLUMNS, spec.build(COLUMNS, seed + 1).stateDict()));
  }
}
