package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.strategies.trials.Counted;
import dev.holdout.strategies.trials.Curve;
import dev.holdout.strategies.trials.Curves;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialRow;
import dev.holdout.strategies.trials.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsAddTest {

  /** From a Thursday to a Monday. */
  private static final String TWO_TRIALS =
      """
      date,fast,slow
      2025-03-06,0.01,0
      2025-03-07,-0.02,0
      2025-03-10,0.03,0
      """;

  @TempDir Path folder;
  private Typed typed;
  private Path home;

  @BeforeEach
  void a_file() throws IOException {
    typed = new Typed(folder);
    home = folder.resolve("user/.holdout");
    Files.writeString(folder.resolve("mine.csv"), TWO_TRIALS);
  }

  private int add(Typed by, String... more) {
    String[] words = new String[3 + more.length];
    words[0] = "trials";
    words[1] = "add";
    words[2] = "mine.csv";
    System.arraycopy(more, 0, words, 3, more.length);
    return by.run(words);
  }

  private int add(Typed by) {
    return add(by, "--study", "mine", "--data", "eurusd");
  }

  @Test
  void each_column_becomes_a_trial_with_its_figures_and_its_curve() {
    assertThat(add(typed)).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            added  2 trials to mine on eurusd
                   2 days without a row (weekends, holidays) as a return of 0
            """);
    List<TrialRow> rows = TrialLedger.open(home).read().rows().toList();
    assertThat(rows).extracting(TrialRow::configurationText).containsExactly("fast", "slow");
    assertThat(rows).extracting(TrialRow::state).containsOnly(TrialState.ADDED);
    assertThat(rows).extracting(TrialRow::at).containsOnly("2026-03-01T12:00:00Z");
    TrialRow fast = rows.getFirst();
    assertThat(fast.key().from()).isEqualTo("2025-03-06");
    assertThat(fast.key().to()).isEqualTo("2025-03-10");
    double[] daily = {0.01, -0.02, 0, 0, 0.03};
    assertThat(Curves.at(home).get(fast.figures().curve()))
        .isEqualTo(new Curve(LocalDate.of(2025, 3, 6).toEpochDay(), daily));
    assertThat(fast.figures().periods()).isEqualTo(5);
    // Mean 0.004, squared deviations 0.000036 + 0.000576 + 2 * 0.000016 + 0.000676, by hand.
    assertThat(fast.figures().sharpe()).isCloseTo(0.004 / Math.sqrt(0.00132 / 4), within(1e-12));
    assertThat(fast.figures().maxDrawdown()).isCloseTo(0.02, within(1e-12));
    assertThat(fast.figures().netReturn()).isCloseTo(1.01 * 0.98 * 1.03 - 1, within(1e-12));
  }

  @Test
  void the_help_shows_a_file_and_says_what_study_and_data_are() {
    assertThat(typed.run("trials", "add", "--help")).isZero();
    assertThat(typed.out().replaceAll("\\s+", " "))
        .contains(
            "date,fast,slow",
            "with add, the name that the new ones go under",
            "with add, what the new ones were tried on",
            "holdout trials add mine.csv --study breakout --data eurusd-daily");
  }

  @Test
  void a_flat_column_counts_as_a_trial_without_a_sharpe_ratio() {
    add(typed);
    Counted counted = TrialLedger.open(home).read().counted("eurusd");
    assertThat(counted.trials()).isEqualTo(2);
    assertThat(counted.flat()).isEqualTo(1);
    assertThat(counted.sharpes()).hasSize(1);
  }

  @Test
  void added_again_the_same_trials_count_once_and_nothing_is_written() {
    add(typed);
    Typed again = new Typed(folder);
    assertThat(add(again)).isZero();
    assertThat(again.out()).contains("added  0 trials", "2 trials there already, counted once");
    assertThat(TrialLedger.open(home).read().chain().rows()).isEqualTo(2);
  }

  @Test
  void one_changed_return_makes_another_trial() throws IOException {
    add(typed);
    Files.writeString(folder.resolve("mine.csv"), TWO_TRIALS.replace("0.03", "0.031"));
    Typed again = new Typed(folder);
    assertThat(add(again)).isZero();
    assertThat(again.out()).contains("added  1 trial ", "1 trial there already");
    assertThat(TrialLedger.open(home).read().counted("eurusd").trials()).isEqualTo(3);
  }

  @Test
  void study_and_data_must_be_said() {
    assertThat(add(typed, "--data", "eurusd")).isEqualTo(2);
    assertThat(typed.err()).contains("--study is missing");
    Typed data = new Typed(folder);
    assertThat(add(data, "--study", "mine")).isEqualTo(2);
    assertThat(data.err()).contains("--data is missing");
    assertThat(home.resolve("ledger")).doesNotExist();
  }

  @Test
  void the_beginning_of_a_known_hash_is_that_data_and_of_an_unknown_one_is_refused() {
    String hash = "1026c459".repeat(8);
    add(typed, "--study", "mine", "--data", hash.substring(0, 8));
    assertThat(typed.err()).contains("the ledger has no trial on data \"1026c459\"");
  }

  @Test
  void rows_without_dates_on_one_day_or_with_a_hole_are_refused() throws IOException {
    refused("a,b\n0.01,0.02\n0.02,0.01\n", "the rows have no dates");
    refused("date,a\n2025-03-06,0.01\n", "one day");
    refused("date,a\n2025-03-06,0.01\n2025-04-06,0.01\n", "no row stands between 2025-03-06");
    refused("date,a\n2025-03-06,101.5\n2025-03-07,102.5\n2025-03-08,102\n", "looks like prices");
    refused("date,a\n2025-03-06,0.01\n2025-03-07,\n", "");
    assertThat(home.resolve("ledger")).doesNotExist();
  }

  private void refused(String text, String why) throws IOException {
    Files.writeString(folder.resolve("mine.csv"), text);
    Typed refused = new Typed(folder);
    assertThat(add(refused)).as(text).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: ").contains(why).contains("mine.csv");
  }

  @Test
  void account_values_are_taken_when_they_are_said_to_be() throws IOException {
    Files.writeString(
        folder.resolve("mine.csv"),
        "date,a\n2025-03-06,100\n2025-03-07,110\n2025-03-08,99\n2025-03-09,99\n");
    assertThat(add(typed, "--study", "mine", "--data", "eurusd", "--prices")).isZero();
    assertThat(TrialLedger.open(home).read().rows().toList())
        .singleElement()
        .satisfies(row -> assertThat(row.figures().maxDrawdown()).isCloseTo(0.1, within(1e-12)));
  }
}
