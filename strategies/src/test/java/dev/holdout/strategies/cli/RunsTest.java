package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two finished runs in {@code ./runs}, the one with the later name made earlier. */
class RunsTest {

  @TempDir Path folder;
  private Path runs;
  private Path newest;
  private Typed typed;

  @BeforeEach
  void two_runs() {
    runs = folder.resolve("runs");
    newest = SomeRun.write(runs, "7f3c9e21", "2026-02-02T00:00:00Z");
    SomeRun.write(runs, "7f99aaaa", "2026-01-01T00:00:00Z");
    typed = new Typed(folder);
  }

  @Test
  void a_run_ends_with_its_first_screen_its_speed_and_the_path_of_its_report() {
    typed.whenRun(() -> new StudyDesk.Outcome(newest, SomeRun.results(), SomeRun.timings()));
    assertThat(typed.run("demo")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            Too short to tell
              seen, out of sample      6 days        needs 60; closed trades 12, needs 30
              net PnL, out of sample   +44,968 USD   (before costs +72,652, costs 27,684)
              Sharpe ratio, net        1.36          95 % interval \u22120.04 to 2.76
              deflated Sharpe ratio    0.78          needs 0.95; 214 trials
              overfitting (PBO)        n/a           5 daily returns; 60 are needed
              checks                   leak gate \u2713  placebo not run  oracle \u2717  costs \u2713  bytes not run
            speed   1,234,567 rows read/s, 890,123 events/s, 4,321 training steps/s
            report  runs/7f3c9e21/report.html
            """);
  }

  @Test
  void a_run_in_json_is_its_results_and_where_it_lies() {
    typed.whenRun(() -> new StudyDesk.Outcome(newest, SomeRun.results(), SomeRun.timings()));
    assertThat(typed.run("demo", "--json")).isZero();
    ObjectNode document = Json.read(typed.out());
    assertThat(document.path("run").path("report").textValue())
        .isEqualTo(newest.resolve("report.html").toString());
    document.remove("run");
    assertThat(document).isEqualTo(Json.read(RunFolder.toJson(SomeRun.results())));
  }

  @Test
  void the_list_has_the_newest_last() {
    assertThat(typed.run("runs")).isZero();
    assertThat(typed.out().lines().toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("run ").contains("net PnL"),
            rule -> assertThat(rule).matches("-+"),
            first -> assertThat(first).startsWith("7f99aaaa").contains("+44,968 USD"),
            last -> assertThat(last).startsWith("7f3c9e21").contains("Too short to tell"));
  }

  @Test
  void the_list_in_json_has_every_run() {
    assertThat(typed.run("runs", "list", "--json")).isZero();
    assertThat(Json.read(typed.out()).path("runs").findValuesAsText("id"))
        .containsExactly("7f99aaaa", "7f3c9e21");
  }

  @Test
  void a_run_is_found_by_its_beginning_by_latest_and_by_its_path() {
    for (String name : new String[] {"7f3", "latest", "runs/7f3c9e21", newest.toString()}) {
      Typed show = new Typed(folder);
      assertThat(show.run("runs", "show", name)).as(name).isZero();
      assertThat(show.out()).contains("Too short to tell", "report  runs/7f3c9e21/report.html");
    }
  }

  @Test
  void a_beginning_that_two_runs_share_names_both() {
    assertThat(typed.run("runs", "show", "7f")).isEqualTo(2);
    assertThat(typed.err())
        .contains("\"7f\" begins the names of 2 runs", "try   7f3c9e21 or 7f99aaaa");
  }

  @Test
  void a_run_misspelt_is_answered_with_the_nearest() {
    assertThat(typed.run("report", "7f3c9e12")).isEqualTo(2);
    assertThat(typed.err()).contains("there is no run \"7f3c9e12\"", "try   7f3c9e21");
  }

  @Test
  void a_removed_run_is_gone_and_the_others_stay() {
    assertThat(typed.run("runs", "remove", "7f3")).isZero();
    assertThat(typed.out()).isEqualTo("removed  runs/7f3c9e21\n");
    assertThat(runs)
        .isDirectoryNotContaining("glob:**7f3c9e21")
        .isDirectoryContaining("glob:**7f99aaaa");
  }

  @Test
  void of_two_runs_to_remove_none_is_when_one_is_not_there() {
    assertThat(typed.run("runs", "remove", "7f3", "nothing")).isEqualTo(2);
    assertThat(newest).isDirectory();
  }

  @Test
  void a_damaged_run_is_named_hides_no_other_and_can_be_removed() throws Exception {
    Files.writeString(newest.resolve("results.json"), "{\"schema\" : 1,");
    assertThat(typed.run("runs")).isZero();
    assertThat(typed.out()).contains("7f99aaaa").doesNotContain("7f3c9e21");
    assertThat(typed.err())
        .startsWith("damaged  7f3c9e21: results.json is not JSON")
        .contains("holdout runs remove 7f3c9e21");

    Typed show = new Typed(folder);
    assertThat(show.run("runs", "show", "latest")).isZero();
    assertThat(show.out()).contains("runs/7f99aaaa");

    assertThat(new Typed(folder).run("runs", "remove", "7f3c9e21")).isZero();
    assertThat(newest).doesNotExist();
  }

  @Test
  void latest_where_the_only_run_is_damaged_says_which_and_what_is_wrong() throws Exception {
    RunFolder.remove(runs.resolve("7f99aaaa"));
    Files.writeString(newest.resolve("manifest.json"), "{\"schema\" : 1,");
    assertThat(typed.run("report", "latest")).isEqualTo(2);
    assertThat(typed.err())
        .startsWith("error: there is no whole run: 7f3c9e21 is damaged, manifest.json is not JSON")
        .contains("at    " + newest, "holdout runs remove 7f3c9e21")
        .doesNotContain("no run yet");
  }

  @Test
  void a_result_that_was_edited_is_said_by_show_and_by_report_with_exit_code_one()
      throws Exception {
    Path results = newest.resolve("results.json");
    Files.writeString(results, Files.readString(results).replace("44968", "94968"));
    Files.writeString(newest.resolve("equity.csv"), "at,net\n");
    Files.delete(newest.resolve("fills.csv"));
    for (String[] words : new String[][] {{"runs", "show", "7f3"}, {"report", "7f3"}}) {
      Typed asked = new Typed(folder);
      assertThat(asked.run(words)).isEqualTo(ExitCode.NO);
      assertThat(asked.out()).contains("report  runs/7f3c9e21/report.html");
      assertThat(asked.err())
          .contains("equity.csv was changed after the run", "fills.csv was removed after the run")
          .contains("results.json was changed after the run", "try   holdout verify 7f3c9e21")
          .doesNotContain("orders.csv");
    }
    assertThat(typed.run("runs", "show", "7f3", "--json")).isEqualTo(ExitCode.NO);
    assertThat(Json.read(typed.out()).path("changes")).hasSize(3);
  }

  @Test
  void a_run_without_hashes_says_that_changes_cannot_be_known() throws Exception {
    Files.delete(newest.resolve("hashes.txt"));
    assertThat(typed.run("runs", "show", "7f3")).isZero();
    assertThat(typed.err()).startsWith("no hashes were kept with this run");
  }

  @Test
  void a_run_as_it_was_written_says_nothing_of_it() {
    assertThat(typed.run("runs", "show", "7f3")).isZero();
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void a_folder_that_is_no_run_is_not_removed() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    assertThat(typed.run("runs", "remove", "other")).isEqualTo(2);
    assertThat(other).isDirectory();
    assertThat(typed.err()).contains("results.json");
  }
}
