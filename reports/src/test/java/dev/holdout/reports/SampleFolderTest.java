package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {

  @TempDir Path runs;

  @Test
  void a_whole_run_read_back_is_the_one_written() {
    RunContents contents = SampleRun.longRun(VerdictRule.COULD_BE_LUCK);
    RunFolder folder = RunFolder.open(SampleRun.write(runs, contents));
    assertThat(folder.results()).isEqualTo(contents.results());
    assertThat(folder.manifest()).isEqualTo(contents.manifest());
    assertThat(folder.timings()).isEqualTo(contents.timings());
    assertThat(folder.equity()).isEqualTo(contents.rows().equity());
    assertThat(folder.orders()).isEqualTo(contents.rows().orders());
    assertThat(folder.fills()).isEqualTo(contents.rows().fills());
    assertThat(folder.history()).isEqualTo(contents.rows().history());
    assertThat(folder.quarantine()).isEqualTo(contents.rows().quarantine());
  }

  @Test
  void a_run_is_not_seen_before_it_is_whole() {
    assertThatThrownBy(() ->
            RunFolder.write(
                runs,
                "a1",
                SampleRun.shortRun(),
                unfinished -> {
                  assertThat(unfinished.resolve("results.json")).exists();
                  assertThat(RunFolder.list(runs)).isEmpty();
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
    assertThat(RunFolder.list(runs)).isEmpty();
    RunFolder.write(runs, "a1", SampleRun.shortRun(), Report::write);
    assertThat(RunFolder.list(runs)).containsExactly(runs.resolve("a1"));
    assertThat(runs.resolve("a1").resolve("report.html")).exists();
  }

  @Test
  void a_run_of_the_same_id_replaces_the_older_one_as_a_whole() throws IOException {
    Path place = SampleRun.write(runs, SampleRun.shortRun());
    Files.writeString(place.resolve("left.txt"), "over");
    SampleRun.write(runs, SampleRun.shortRun());
    assertThat(place.resolve("left.txt")).doesNotExist();
    assertThat(RunFolder.list(runs)).containsExactly(place);
  }

  @Test
  void an_id_that_leads_elsewhere_is_refused() {
    assertThatThrownBy(() -> RunFolder.write(runs, "../x", SampleRun.shortRun(), folder -> {}))
        .hasMessageContaining("run id \"../x\" is not a plain name");
  }

  @Test
  void results_hold_no_time_of_making_machine_or_run_id() throws IOException {
    String results =
        Files.readString(SampleRun.write(runs, SampleRun.shortRun()).resolve("results.json"));
    assertThat(results).doesNotContain("7f3c9e21", "2025-07-02", "Linux");
  }

  @Test
  void a_run_that_leaks_gets_no_report() {
    Path folder = SampleRun.write(runs, SampleRun.longRun(VerdictRule.LEAKS));
    assertThatThrownBy(() -> Report.write(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the run leaks, so it has no report");
    assertThat(folder.resolve("report.html")).doesNotExist();
  }
}
