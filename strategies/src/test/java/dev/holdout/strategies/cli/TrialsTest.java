package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.strategies.trials.TrialFigures;
import dev.holdout.strategies.trials.TrialKey;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two studies in a ledger of the user's: one on ticks, known by their hash, one on a named set. */
class TrialsTest {

  private static final String TICKS = "1026c459".repeat(8);

  @TempDir Path folder;
  private Typed typed;
  private TrialLedger ledger;

  @BeforeEach
  void five_trials() {
    typed = new Typed(folder);
    ledger = TrialLedger.open(folder.resolve("user/.holdout"));
    ledger.append(
        List.of(
            row("btc", "lag=4", TICKS, TrialState.STARTED, 0),
            row("btc", "lag=8", TICKS, TrialState.STARTED, 0),
            row("btc", "lag=16", TICKS, TrialState.STARTED, 0),
            row("btc", "lag=32", TICKS, TrialState.STARTED, 0)));
    ledger.append(
        List.of(
            row("btc", "lag=4", TICKS, TrialState.FINISHED, 0.1),
            row("btc", "lag=8", TICKS, TrialState.STOPPED, Double.NaN),
            row("btc", "lag=16", TICKS, TrialState.FAILED, 0)));
    ledger.append(List.of(row("eur", "a, \"b\"", "eurusd", TrialState.ADDED, -0.02)));
  }

  private static TrialRow row(
      String study, String configuration, String data, TrialState state, double sharpe) {
    return new TrialRow(
        new TrialKey(study + "-hash", configuration, "code", data, "2025-01-01", "2025-06-30"),
        study,
        configuration,
        "7f3c9e21",
        "research " + study + ".yaml",
        "2026-02-0%dT10:00:00Z".formatted(state.ordinal() + 1),
        state,
        3,
        state.hasFigures() ? new TrialFigures(180, sharpe, -0.1, 3.2, 0.05, 0.11, "") : null,
        state == TrialState.FAILED ? "no window is complete" : "");
  }

  private static String id(String study, String configuration, String data) {
    return row(study, configuration, data, TrialState.STARTED, 0).key().hash();
  }

  private Path rows() {
    return folder.resolve("user/.holdout/ledger/rows-000000000001.tsv");
  }

  private void change(String from, String to) throws IOException {
    Files.writeString(rows(), Files.readString(rows()).replaceFirst(from, to));
  }

  @Test
  void the_list_counts_by_study_and_data_set() {
    assertThat(typed.run("trials")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            study  data      trials  aborted  failed  flat  best Sharpe  since
            -----------------------------------------------------------------------
            btc    1026c459       4        1       1     1         1.91  2026-02-01
            eur    eurusd         1        0       0     0        \u22120.38  2026-02-05
            total                 5        1       1     1         1.91  2026-02-01
            Sharpe ratios are annual: a day's times \u221a365; under 60 days they say little
            chain intact, 8 rows
            """);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void the_best_of_a_record_under_sixty_days_is_marked() {
    TrialKey key = new TrialKey("gbp-hash", "lag=2", "code", "gbp", "2025-01-01", "2025-03-01");
    for (int days : new int[] {60, 59}) {
      TrialFigures figures = new TrialFigures(days, 0.2, -0.1, 3.2, 0.05, 0.11, "");
      ledger.append(
          List.of(
              new TrialRow(
                  key, "gbp", "lag=2", "", "", "2026-02-07", TrialState.FINISHED, 3, figures, "")));
      Typed list = new Typed(folder);
      assertThat(list.run("trials")).isZero();
      if (days == 60) {
        assertThat(list.out()).contains(" 3.82  2026-02-07").doesNotContain("*");
      } else {
        assertThat(list.out())
            .contains(" 1.91   2026-02-01", " 3.82*  2026-02-07", "* of a record of under 60 days");
      }
    }
    Typed others = new Typed(folder);
    others.run("trials", "--study", "btc");
    assertThat(others.out()).doesNotContain("*");
  }

  @Test
  void the_list_can_be_of_one_study_or_one_data_set() {
    assertThat(typed.run("trials", "list", "--data", "1026")).isZero();
    assertThat(typed.out()).contains("btc").doesNotContain("eur ");
    Typed study = new Typed(folder);
    assertThat(study.run("trials", "--study", "eur")).isZero();
    assertThat(study.out()).contains("eurusd").doesNotContain("btc");
  }

  @Test
  void a_study_or_data_set_that_is_not_there_is_answered_with_the_nearest() {
    assertThat(typed.run("trials", "--study", "btx")).isEqualTo(2);
    assertThat(typed.err())
        .contains("the ledger has no trial of a study \"btx\"", "at    --study", "try   btc");
    Typed data = new Typed(folder);
    assertThat(data.run("trials", "--data", "eurusx")).isEqualTo(2);
    assertThat(data.err()).contains("no trial on data \"eurusx\"", "try   eurusd");
  }

  @Test
  void a_home_without_trials_says_so() {
    assertThat(typed.run("trials", "--home", "elsewhere")).isZero();
    assertThat(typed.err()).isEqualTo("no trials in " + folder.resolve("elsewhere/ledger") + "\n");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void the_list_in_json_has_counts_and_the_chain() {
    assertThat(typed.run("trials", "list", "--json")).isZero();
    ObjectNode document = Json.read(typed.out());
    assertThat(document.path("trials").asInt()).isEqualTo(5);
    JsonNode btc = document.path("studies").get(0);
    assertThat(btc.path("data").asText()).isEqualTo(TICKS);
    assertThat(btc.path("bestSharpe").asDouble()).isEqualTo(0.1 * Math.sqrt(365));
    assertThat(document.path("chain").path("intact").asBoolean()).isTrue();
    assertThat(document.path("chain").path("hash").asText()).isEqualTo(ledger.head().hash());
  }

  @Test
  void a_row_edited_by_hand_is_said_with_its_number_and_the_answer_is_no() throws IOException {
    change("FINISHED\t3\t0.1\t", "FINISHED\t3\t0.9\t");
    for (String command : new String[] {"list", "best"}) {
      Typed noticed = new Typed(folder);
      assertThat(noticed.run("trials", command)).as(command).isEqualTo(1);
      assertThat(noticed.out()).doesNotContain("chain intact").contains("17.19");
      assertThat(noticed.err())
          .isEqualTo(
              """
              error: the trial ledger: row 5 was changed after it was written (rows-000000000001.tsv)
                at    %s
                try   a copy from before; what stands above counts all that can be read
              """
                  .formatted(folder.resolve("user/.holdout/ledger")));
    }
    Typed json = new Typed(folder);
    assertThat(json.run("trials", "--json")).isEqualTo(1);
    assertThat(Json.read(json.out()).path("chain").path("faults").get(0).asText())
        .startsWith("row 5 was changed");
  }

  @Test
  void what_a_stopped_writer_left_is_a_note_and_no_fault() throws IOException {
    Files.writeString(rows(), Files.readString(rows()) + "batch\t9\t4");
    assertThat(typed.run("trials")).isZero();
    assertThat(typed.out()).contains("chain intact, 8 rows");
    assertThat(typed.err()).startsWith("note: the last 9 bytes of rows-000000000001.tsv");
  }

  @Test
  void a_newer_ledger_is_refused() throws IOException {
    change("holdout-trials\t1\t", "holdout-trials\t3\t");
    assertThat(typed.run("trials")).isEqualTo(2);
    assertThat(typed.err())
        .contains("the trial ledger has version 3; this program reads up to 1", rows().toString());
  }

  @Test
  void a_trial_is_shown_by_the_beginning_of_its_id_with_all_its_rows() {
    String id = id("btc", "lag=4", TICKS);
    assertThat(typed.run("trials", "show", id.substring(0, 10))).isZero();
    assertThat(typed.out())
        .contains("trial          " + id, "configuration  lag=4", "state          finished")
        .contains("Sharpe ratio   1.91", "max drawdown   \u221211.0 %", "data           " + TICKS)
        .containsSubsequence("2026-02-01T10:00:00Z  started", "2026-02-02T10:00:00Z  finished");
  }

  @Test
  void a_trial_without_figures_says_why() {
    assertThat(typed.run("trials", "show", id("btc", "lag=16", TICKS))).isZero();
    assertThat(typed.out())
        .contains("state          failed: no window is complete")
        .contains("figures        n/a: the trial is failed");
    Typed flat = new Typed(folder);
    assertThat(flat.run("trials", "show", id("btc", "lag=8", TICKS), "--json")).isZero();
    JsonNode trial = Json.read(flat.out()).path("trial");
    assertThat(trial.path("sharpePerPeriod").isNull()).isTrue();
    assertThat(trial.path("sharpePerPeriodReason").asText()).isNotEmpty();
    assertThat(trial.path("maxDrawdown").asDouble()).isEqualTo(-0.11);
  }

  @Test
  void an_id_that_several_trials_begin_with_names_them_and_one_of_none_is_refused() {
    for (int i = 0; i < 40; i++) {
      ledger.append(List.of(row("btc", "n=" + i, TICKS, TrialState.FINISHED, 0.01 * i)));
    }
    String digit = // 40 ids and 16 digits
        IntStream.range(0, 40)
            .mapToObj(i -> id("btc", "n=" + i, TICKS).substring(0, 1))
            .collect(Collectors.groupingBy(first -> first))
            .values()
            .stream()
            .filter(alike -> alike.size() > 1)
            .findFirst()
            .orElseThrow()
            .getFirst();
    assertThat(typed.run("trials", "show", digit)).isEqualTo(2);
    assertThat(typed.err()).contains("\"" + digit + "\" begins the ids of ", " or ", "btc, ");
    Typed none = new Typed(folder);
    assertThat(none.run("trials", "show", "zzz")).isEqualTo(2);
    assertThat(none.err()).contains("there is no trial \"zzz\"");
  }

  @Test
  void the_best_stand_first_with_the_note_that_they_are_no_evidence() {
    ledger.append(List.of(row("btc", "lag=64", TICKS, TrialState.FINISHED, 0.2)));
    assertThat(typed.run("trials", "best", "-n", "2")).isZero();
    assertThat(typed.out().lines().toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("id ").contains("Sharpe"),
            rule -> assertThat(rule).matches("-+"),
            first -> assertThat(first).contains("lag=64", "3.82"),
            second -> assertThat(second).contains("lag=4", "1.91", "\u221211.0"),
            unit -> assertThat(unit).contains("annual"),
            note -> assertThat(note).startsWith("the best of 6 trials is no evidence"));
    Typed none = new Typed(folder);
    assertThat(none.run("trials", "best", "-n", "0")).isEqualTo(2);
    assertThat(none.err()).contains("-n is 0");
  }

  @Test
  void an_export_has_every_row_and_column_in_full_precision() throws IOException {
    ledger.append(List.of(row("btc", "lag=64", TICKS, TrialState.FINISHED, 1 / 3.0)));
    assertThat(typed.run("trials", "export", "all.csv")).isZero();
    assertThat(typed.out()).isEqualTo("wrote  9 rows  all.csv\n");
    List<String> lines = Files.readAllLines(folder.resolve("all.csv"));
    assertThat(lines).hasSize(10);
    assertThat(lines.getFirst()).startsWith("id,study,configuration,state,seeds,periods,sharpe");
    assertThat(lines.get(1)).contains(",btc,lag=4,started,3,,,,,,,,");
    assertThat(lines.get(8)).contains(",\"a, \"\"b\"\"\",added,3,180,-0.02,-0.1,3.2,0.05,-0.11,");
    assertThat(lines.get(9)).contains(",0.3333333333333333,");

    assertThat(typed.run("trials", "export", "all.json", "--study", "eur")).isZero();
    JsonNode rows = Json.read(Files.readString(folder.resolve("all.json"))).path("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("configuration").asText()).isEqualTo("a, \"b\"");
  }

  @Test
  void an_export_replaces_no_file_unless_it_is_told_to() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "precious");
    assertThat(typed.run("trials", "export", "mine.csv")).isEqualTo(2);
    assertThat(typed.err()).contains("there already", "--force");
    assertThat(file).hasContent("precious");
    assertThat(new Typed(folder).run("trials", "export", "mine.csv", "--force")).isZero();
    assertThat(Files.readString(file)).startsWith("id,");
    Typed form = new Typed(folder);
    assertThat(form.run("trials", "export", "trials.xlsx")).isEqualTo(2);
    assertThat(form.err()).contains("ends in neither .csv nor .json");
  }

  @Test
  void none_can_be_taken_away_and_the_usage_says_why() {
    assertThat(typed.run("trials", "remove", "7f3c")).isEqualTo(2);
    assertThat(typed.err()).contains("\"remove\" is not a command");
    Typed help = new Typed(folder);
    assertThat(help.run("trials", "--help")).isZero();
    assertThat(help.out()).contains("none can be taken away");
    assertThat(help.out()).doesNotContain("remove");
  }
}
