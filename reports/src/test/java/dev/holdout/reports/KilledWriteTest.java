package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may be killed between any two renames; others may write at the same time. */
class KilledWriteTest {

  @TempDir Path runs;
  private Path place;

  @BeforeEach
  void a_finished_run() {
    place = SampleRun.write(runs, SampleRun.shortRun());
  }

  @Test
  void a_run_that_was_moved_aside_and_never_replaced_is_put_back() throws IOException {
    Path aside = Files.move(place, runs.resolve(".replaced-" + place.getFileName()));
    assertThat(RunFolder.list(runs)).containsExactly(place);
    assertThat(RunFolder.open(place).results()).isEqualTo(SampleRun.shortRun().results());
    assertThat(aside).doesNotExist();
  }

  @Test
  void a_run_that_was_replaced_is_cleared_away_and_the_new_one_stays() throws IOException {
    Files.move(place, runs.resolve(".replaced-" + place.getFileName()));
    Files.createDirectory(place);
    Files.writeString(place.resolve("results.json"), "the new one");
    assertThat(RunFolder.list(runs)).containsExactly(place);
    assertThat(place.resolve("results.json")).hasContent("the new one");
    assertThat(hidden()).containsExactly(".lock");
  }

  @Test
  void what_other_killed_runs_left_is_cleared_away_by_the_next_one() throws IOException {
    for (String left : List.of(".unfinished-other", ".removed-other")) {
      Files.createDirectory(runs.resolve(left));
      Files.writeString(runs.resolve(left).resolve("equity.csv"), "half");
    }
    RunFolder.write(runs, "next", SampleRun.shortRun(), Report::write);
    assertThat(hidden()).containsExactly(".lock");
    assertThat(RunFolder.list(runs)).hasSize(2);
  }

  @Test
  void a_failed_write_leaves_the_older_run_as_it_was() throws IOException {
    String id = place.getFileName().toString();
    assertThatThrownBy(() ->
            RunFolder.write(
                runs,
                id,
                SampleRun.shortRun(),
                unfinished -> {
                  throw new IllegalStateException("no space");
                }))
        .hasMessage("no space");
    assertThat(RunFolder.open(place).results()).isEqualTo(SampleRun.shortRun().results());
    assertThat(hidden()).containsExactly(".lock");
  }

  @Test
  void many_writers_of_one_run_take_turns() throws Exception {
    RunContents contents = SampleRun.shortRun();
    List<Future<RunFolder>> written = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 8; i++) {
        written.add(pool.submit(() -> RunFolder.write(runs, "same", contents, Report::write)));
      }
    }
    for (Future<RunFolder> one : written) {
      assertThat(one.get().results()).isEqualTo(contents.results());
    }
    assertThat(hidden()).containsExactly(".lock");
  }

  @Test
  void a_removed_run_is_gone_as_a_whole() throws IOException {
    RunFolder.remove(place);
    assertThat(RunFolder.list(runs)).isEmpty();
    assertThat(hidden()).containsExactly(".lock");
  }

  @Test
  void a_place_where_no_run_can_be_written_is_told_before_anything_is_made() throws IOException {
    Path file = Files.writeString(runs.resolve("file"), "");
    assertThatThrownBy(() -> RunFolder.requireWritable(file.resolve("below")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not a folder")
        .hasMessageContaining("--runs DIR");
    Path fresh = runs.resolve("a").resolve("b");
    RunFolder.requireWritable(fresh);
    assertThat(fresh.getParent()).doesNotExist();
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }
}
