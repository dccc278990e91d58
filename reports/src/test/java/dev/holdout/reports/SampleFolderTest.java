package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Parity;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(folder.trials()).isEqualTo(contents.rows().trials());
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
  void a_run_of_schema_1_is_read_and_what_it_did_not_keep_is_not_defined() throws IOException {
    Path place = SampleRun.write(runs, SampleRun.shortRun());
    ObjectMapper mapper = new ObjectMapper();
    for (String name : List.of("results.json", "manifest.json", "timings.json")) {
      ObjectNode tree = (ObjectNode) mapper.readTree(Files.readString(place.resolve(name)));
      tree.put("schema", 1).remove(List.of("controls", "ledger"));
      tree.withObject("/subject").remove(List.of("generated", "generatedHow"));
      tree.withObject("/comparison").remove(List.of("spa", "spaReason"));
      tree.withObject("/luck").remove(List.of("chosen", "chosenReason", "flat"));
      tree.withObject("/trials").remove(List.of("ledger", "studies"));
      for (JsonNode row : tree.path("trials").path("rows")) {
        ((ObjectNode) row).remove(List.of("netPnl", "maxDrawdown"));
      }
      Files.writeString(place.resolve(name), mapper.writeValueAsString(tree));
    }
    Files.delete(place.resolve("trials.csv"));
    RunFolder older = RunFolder.open(place);
    assertThat(older.results().subject().generated()).isFalse();
    assertThat(older.results().comparison().spa().reason()).isEqualTo("made before runs kept it");
    assertThat(older.results().controls().placebos().rows()).isEmpty();
    assertThat(older.trials()).isEmpty();
    assertThat(Report.html(place)).contains("Too short to tell");
  }

  @Test
  void the_outcome_of_a_replay_lies_beside_the_run() {
    Path place = SampleRun.write(runs, SampleRun.shortRun());
    assertThat(RunFolder.open(place).parity()).isEmpty();
    Parity parity =
        new Parity(Results.SCHEMA, "2025-07-03T08:00:00Z", 77_499, 61, true, "", "demo");
    RunFolder.open(place).put(parity);
    assertThat(RunFolder.open(place).parity()).contains(parity);
    assertThatThrownBy(() -> new Parity(Results.SCHEMA, "", 1, 1, false, "", "demo"))
        .hasMessageContaining("say where it diverges exactly when it does");
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
