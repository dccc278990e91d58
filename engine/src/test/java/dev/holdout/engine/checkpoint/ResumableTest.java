package dev.holdout.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.nn.LoadReport;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResumableTest {

  private static final long SEED = 6;

  private static byte[] uninterrupted;

  @TempDir Path folder;

  /** Twenty steps of thirty, drawn; and before the first and after the last. */
  static IntStream steps() {
    int[] drawn = Arrays.copyOf(new Philox(SEED, 0).permutation(Training.STEPS), 20);
    return IntStream.concat(Arrays.stream(drawn), IntStream.of(0, Training.STEPS));
  }

  @ParameterizedTest(name = "step {0} of the draw of seed " + SEED)
  @MethodSource("steps")
  void a_training_resumed_at_any_step_ends_with_the_same_bytes(int step) {
    if (uninterrupted == null) {
      uninterrupted = new Training().until(Training.STEPS).bytes();
    }
    Path file = folder.resolve("last.safetensors");
    Training first = new Training().until(step);
    first.parts.save(file, first.progress());

    Training second = new Training();
    second.resumed(second.parts.resume(file));

    assertThat(second.progress().step()).isEqualTo(step);
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.until(Training.STEPS).bytes()).isEqualTo(uninterrupted);
  }

  @Test
  void what_is_resumed_matters() {
    byte[] whole = new Training().until(10).weights();
    for (String part : new String[] {"counters", "optimizer", "random noise", "model"}) {
      Training first = new Training().until(7);
      Checkpoint saved = first.parts.checkpoint(first.progress());
      Map<String, Map<String, Tensor>> states = new LinkedHashMap<>(saved.states());
      states.put(part, new Training().parts.checkpoint(TrainingProgress.start()).state(part));

      Training second = new Training();
      second.resumed(second.parts.resume(with(saved, "bars 1", states), "test"));

      assertThat(second.until(10).weights()).as("without " + part).isNotEqualTo(whole);
    }
  }

  @Test
  void a_checkpoint_of_another_pipeline_is_refused() {
    Path file = saved(new Training().until(3));

    refused(
        new Training(6, 1, "bars 2"),
        file,
        "it is of the pipeline \"bars 1\", but this training has \"bars 2\"",
        "begin anew with its weights alone");
  }

  @Test
  void a_checkpoint_of_another_net_is_refused_by_the_layer_that_differs() {
    Path file = saved(new Training().until(3));

    refused(
        new Training(7, 1, "bars 1"),
        file,
        "its part \"model\" is another: (0): Linear(in_features=3, out_features=6, bias=true),"
            + " but this training has (0): Linear(in_features=3, out_features=7, bias=true)",
        "build the training as it was");
  }

  @Test
  void another_order_of_samples_is_refused() {
    refused(
        new Training(6, 2, "bars 1"),
        saved(new Training().until(3)),
        "its part \"sampler\" is another",
        "build the training as it was");
  }

  @Test
  void other_parts_are_refused_by_name() {
    Training more = new Training();
    more.parts.part("average", Map::of, state -> {});

    refused(
        more,
        saved(new Training().until(3)),
        "but this training has [model, counters, optimizer, scheduler, sampler, random noise,"
            + " scaler, average]",
        "build the training as it was");
  }

  @Test
  void a_state_that_fits_half_changes_nothing() {
    Training first = new Training().until(4);
    Checkpoint saved = first.parts.checkpoint(first.progress());
    Map<String, Map<String, Tensor>> states = new LinkedHashMap<>(saved.states());
    states.put("optimizer", Map.of("0.exp_avg", Tensor.ones(2)));
    Training second = new Training().until(2);
    byte[] before = second.bytes();

    assertThatThrownBy(() -> second.parts.resume(with(saved, "bars 1", states), "half.safetensors"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("its part \"optimizer\" does not fit")
        .hasMessageContaining("half.safetensors");

    assertThat(second.bytes()).isEqualTo(before);
  }

  @Test
  void a_newer_format_is_refused_with_who_reads_it() {
    assertThatThrownBy(() -> Checkpoint.read(changed("holdout.checkpoint", "2")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("its format is 2")
        .hasMessageContaining("reads up to 1")
        .hasMessageContaining("or newer");
  }

  @Test
  void figures_that_are_none_are_refused() {
    for (String key : new String[] {"epoch", "batch", "step", "holdout.checkpoint"}) {
      assertThatThrownBy(() -> Checkpoint.read(changed(key, "-1")))
          .isInstanceOf(MalformedFile.class)
          .hasMessageContaining(key + " is \"-1\"");
    }
    assertThatThrownBy(() -> Checkpoint.read(changed("epoch", "4294967296")))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("beyond 32 bits");
    Path foreign = folder.resolve("foreign.safetensors");
    Safetensors.of(Map.of("w", Tensor.ones(1)), Map.of("format", "pt")).write(foreign);
    assertThatThrownBy(() -> Checkpoint.read(foreign))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("no \"holdout.checkpoint\"");
  }

  @Test
  void a_write_that_was_cut_off_leaves_the_good_checkpoint() throws IOException {
    Training training = new Training().until(3);
    Path file = saved(training);
    byte[] good = Files.readAllBytes(file);
    Path beside = file.resolveSibling(file.getFileName() + ".writing");
    Files.write(beside, Arrays.copyOf(good, good.length / 2));

    assertThat(Checkpoint.read(file).progress().step()).isEqualTo(3);
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
    assertThatThrownBy(() -> Checkpoint.read(beside)).isInstanceOf(MalformedFile.class);

    training.until(4);
    training.parts.save(file, training.progress());
    assertThat(Checkpoint.read(file).progress().step()).isEqualTo(4);
    assertThat(beside).doesNotExist();
  }

  @Test
  void weights_alone_can_be_taken_from_a_checkpoint() {
    Training trained = new Training().until(5);
    Path file = saved(trained);
    Training other = new Training(6, 9, "bars 2");

    LoadReport report =
        other.net.loadStateDict(Checkpoint.read(file).state(Checkpoint.MODEL), false);

    assertThat(report.isComplete()).isTrue();
    assertThat(other.weights()).isEqualTo(trained.weights());
  }

  @Test
  void what_it_was_written_with_stands_in_the_file() {
    Checkpoint read = Checkpoint.read(saved(new Training().until(6)));

    assertThat(read.versions()).containsEntry("java", Runtime.version().toString());
    assertThat(read.versions()).containsKey("holdout");
    assertThat(read.progress()).isEqualTo(new TrainingProgress(1, 1, 6));
    assertThat(read.about()).containsEntry("optimizer", "Adam");
  }

  @Test
  void a_part_is_named_once() {
    assertThatThrownBy(() -> new Training().parts.part("model", Map::of, state -> {}))
        .hasMessageContaining("\"model\"; name each once");
    assertThatThrownBy(() -> Resumable.of("").part("a/b", Map::of, state -> {}))
        .hasMessageContaining("without a /");
    assertThatThrownBy(() -> Resumable.of(null)).hasMessageContaining("pass its version");
    assertThatThrownBy(() -> new TrainingProgress(0, -1, 0)).hasMessageContaining("batch -1");
  }

  private static Checkpoint with(
      Checkpoint saved, String pipeline, Map<String, Map<String, Tensor>> states) {
    return new Checkpoint(saved.progress(), pipeline, saved.about(), saved.versions(), states);
  }

  private Path saved(Training training) {
    Path file = folder.resolve("training.safetensors");
    training.parts.save(file, training.progress());
    return file;
  }

  private Path changed(String key, String value) {
    Safetensors whole = Safetensors.read(saved(new Training().until(1)));
    Map<String, String> metadata = new HashMap<>(whole.metadata());
    metadata.put(key, value);
    Path file = folder.resolve("changed.safetensors");
    new Safetensors(metadata, whole.tensors()).write(file);
    return file;
  }

  private static void refused(Training training, Path file, String what, String remedy) {
    byte[] before = training.bytes();
    assertThatThrownBy(() -> training.parts.resume(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(remedy);
    assertThat(training.bytes()).isEqualTo(before);
  }
}
