package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.marketdata.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialLedgerTest {

  private static final TrialKey ONE = SomeTrials.key("btc", "one", "data");
  private static final TrialKey TWO = SomeTrials.key("btc", "two", "data");
  private static final String DATA = SomeTrials.hash("data");

  @TempDir Path home;

  private TrialLedger ledger() {
    return TrialLedger.open(home);
  }

  private static TrialRow row(TrialKey key, TrialState state, double sharpe) {
    return SomeTrials.row(key, state, sharpe);
  }

  @Test
  void a_home_without_a_ledger_has_no_row_and_none_is_made_by_looking() {
    Reading nothing = ledger().read();
    assertThat(nothing.head()).isEqualTo(Head.NONE);
    assertThat(nothing.chain()).isEqualTo(new Chain(0, 0, List.of(), List.of()));
    assertThat(nothing.rows()).isEmpty();
    assertThat(ledger().head()).isEqualTo(Head.NONE);
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_is_appended_is_read_to_the_bit_whatever_its_text(long seed) {
    SomeTrials some = new SomeTrials(seed);
    List<TrialRow> written = new ArrayList<>();
    Head last = Head.NONE;
    for (int batch = 0; batch < 12; batch++) {
      List<TrialRow> rows = some.any(1 + batch * 3);
      written.addAll(rows);
      last = ledger().append(rows);
    }
    Reading reading = ledger().read();
    assertThat(reading.chain().faults()).as("seed " + seed).isEmpty();
    assertThat(reading.head()).isEqualTo(last).isEqualTo(ledger().head());
    assertThat(reading.head().rows()).isEqualTo(written.size());
    assertThat(reading.rows()).as("seed " + seed).isEqualTo(written);
  }

  @Test
  void rows_are_lines_that_a_person_can_read() throws Exception {
    ledger().append(SomeTrials.run("btc-momentum", "data", 2, 7));
    List<String> lines = Files.readAllLines(home.resolve("ledger/rows-000000000001.tsv"));
    assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("1\tSTARTED\t3\t"));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("btc-momentum", "research studies/"));
  }

  @Test
  void as_of_a_head_only_the_rows_that_were_there_then_count() {
    Head then = ledger().append(List.of(row(ONE, TrialState.FINISHED, 0.1)));
    ledger().append(List.of(row(TWO, TrialState.FINISHED, 0.2)));
    Reading reading = ledger().asOf(then);
    assertThat(reading.head()).isEqualTo(then);
    assertThat(reading.chain().intact()).isTrue();
    assertThat(reading.counted(DATA).sharpes()).containsExactly(0.1);
    assertThat(reading.rows()).hasSize(1);
    assertThat(ledger().asOf(Head.NONE).counted(DATA).trials()).isZero();
  }

  @Test
  void every_head_that_was_given_is_in_the_chain_and_no_other() {
    List<Head> heads = new ArrayList<>(List.of(Head.NONE));
    for (int run = 0; run < 5; run++) {
      heads.add(ledger().append(SomeTrials.run("btc", "data", 3, run)));
    }
    assertThat(heads).allSatisfy(head -> assertThat(ledger().contains(head)).isTrue());
    Head other = new Head(heads.get(2).rows(), heads.get(3).hash());
    assertThat(ledger().contains(other)).isFalse();
    assertThat(ledger().asOf(other).chain().faults())
        .singleElement()
        .asString()
        .contains("rows that were seen have been removed or changed: 12 rows, hash");
  }

  @Test
  void a_repeat_counts_once_and_a_configuration_on_other_data_is_another_trial() {
    for (int repeat = 0; repeat < 3; repeat++) {
      ledger().append(List.of(row(ONE, TrialState.STARTED, 0)));
      ledger().append(List.of(row(ONE, TrialState.FINISHED, 0.1)));
    }
    ledger().append(List.of(row(SomeTrials.key("btc", "one", "other"), TrialState.FINISHED, 0.3)));
    Counted counted = ledger().read().counted(DATA);
    assertThat(counted.trials()).isEqualTo(1);
    assertThat(counted.sharpes()).containsExactly(0.1);
    assertThat(ledger().read().studies()).hasSize(2);
    assertThat(ledger().read().counted("no such data").trials()).isZero();
  }

  @Test
  void started_failed_and_flat_trials_count_each_in_its_way() {
    ledger()
        .append(
            List.of(
                row(ONE, TrialState.STARTED, 0),
                row(TWO, TrialState.STARTED, 0),
                row(TWO, TrialState.FAILED, 0),
                row(SomeTrials.key("btc", "three", "data"), TrialState.STOPPED, Double.NaN),
                row(SomeTrials.key("btc", "four", "data"), TrialState.ADDED, -0.2)));
    Counted counted = ledger().read().counted(DATA);
    assertThat(counted)
        .extracting(Counted::trials, Counted::aborted, Counted::failed, Counted::flat)
        .containsExactly(4, 1, 1, 1);
    assertThat(counted.sharpes()).containsExactly(-0.2);
    Counted.OfStudy study = counted.studies().getFirst();
    assertThat(study.best()).isEqualTo(-0.2, within(0.0));
    assertThat(study.since()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void the_latest_figures_stand_and_a_repeat_that_breaks_off_takes_none_away() {
    ledger().append(List.of(row(ONE, TrialState.FINISHED, 0.1)));
    ledger().append(List.of(row(ONE, TrialState.FINISHED, 0.2)));
    ledger().append(List.of(row(ONE, TrialState.STARTED, 0), row(ONE, TrialState.FAILED, 0)));
    Reading reading = ledger().read();
    assertThat(reading.counted(DATA).sharpes()).containsExactly(0.2);
    assertThat(reading.standing(DATA))
        .singleElement()
        .extracting(row -> row.figures().sharpe())
        .isEqualTo(0.2);
    assertThat(reading.standing("no such data")).isEmpty();
  }

  @Test
  void seeds_machine_and_time_make_no_other_trial_and_every_part_of_the_key_does() {
    TrialKey same = new TrialKey("s", "c", "k", "d", "2025", "2026");
    List<TrialKey> others =
        List.of(
            new TrialKey("x", "c", "k", "d", "2025", "2026"),
            new TrialKey("s", "x", "k", "d", "2025", "2026"),
            new TrialKey("s", "c", "x", "d", "2025", "2026"),
            new TrialKey("s", "c", "k", "d", "x", "2026"),
            new TrialKey("s", "c", "k", "d", "2025", "x"));
    ledger().append(List.of(row(same, TrialState.FINISHED, 0.1)));
    others.forEach(key -> ledger().append(List.of(row(key, TrialState.FINISHED, 0.1))));
    assertThat(ledger().read().counted("d").trials()).isEqualTo(6);
    assertThat(others).extracting(TrialKey::hash).doesNotHaveDuplicates();
  }

  @Test
  void thousands_of_configurations_in_many_files_are_told_apart() {
    for (int run = 0; run < 40; run++) {
      ledger().append(SomeTrials.run("btc", "data", 250, run % 25));
    }
    assertThat(ledger().read().counted(DATA).trials()).isEqualTo(25 * 250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "rows-000000000001.tsv"})
  void a_newer_version_is_refused_with_its_number(String name) throws Exception {
    ledger().append(List.of(row(ONE, TrialState.FINISHED, 0.1)));
    Path file = home.resolve("ledger").resolve(name);
    Files.writeString(file, Files.readString(file).replaceFirst("\t1\t", "\t2\t"));
    assertThatThrownBy(() -> ledger().read())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the trial ledger has version 2; this program reads up to 1")
        .hasMessageContaining(file.toString());
    if (name.equals("head")) {
      List<TrialRow> rows = List.of(row(TWO, TrialState.FINISHED, 0.1));
      assertThatThrownBy(() -> ledger().append(rows)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void a_row_checks_itself() {
    assertThatThrownBy(() -> new TrialKey("", "c", "", "d", "", ""))
        .hasMessageContaining("study is \"\"");
    assertThatThrownBy(
            () -> new TrialRow(ONE, "btc", "", "", "", "2026", TrialState.FINISHED, 1, null, ""))
        .hasMessageContaining("FINISHED has no figures");
    assertThatThrownBy(() -> new Head(1, "7f3c")).hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> new TrialFigures(1, Double.POSITIVE_INFINITY, 0, 0, 0, 0, ""))
        .hasMessageContaining("sharpe is Infinity");
  }
}
