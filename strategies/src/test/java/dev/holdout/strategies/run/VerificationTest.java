package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.study.file.StudyFiles;
import dev.holdout.strategies.trials.Head;
import dev.holdout.strategies.trials.TrialLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run with settings over its study's own, made on two threads; copies of it are changed. */
class VerificationTest {

  private static final List<String> QUICK =
      List.of(
          "gate.scrambles=[drop]",
          "training.epochs=2",
          "folds.train=72h",
          "folds.test=32h",
          "search.hidden=4");

  @TempDir private static Path made;
  private static Path original;

  @TempDir private Path folder;

  @BeforeAll
  static void a_run() throws Exception {
    original = run(made, "mechanics.yaml", QUICK);
  }

  private static Path run(Path place, String name, List<String> settings) throws Exception {
    Path file = resource(name);
    return run(place, file, settings);
  }

  private static Path resource(String name) throws Exception {
    return Path.of(VerificationTest.class.getResource("/studies/" + name).toURI());
  }

  private static Path run(Path place, Path file, List<String> settings) throws IOException {
    RunOptions plain = RunFixture.options(place.resolve("runs"), 2);
    RunOptions options =
        new RunOptions(
            plain.places(),
            2,
            false,
            "a test",
            new RunOptions.Source(file.getFileName().toString(), Files.readString(file), settings),
            plain.clocks());
    return Research.run(StudyFiles.load(file, settings), options, RunFixture.silent()).folder();
  }

  @Test
  void made_again_on_another_number_of_threads_it_is_equal_and_no_trial_is_added() {
    TrialLedger ledger = TrialLedger.open(RunFixture.home(made.resolve("runs")));
    Head before = ledger.head();
    Verification.Verdict verdict = verify(original);
    assertThat(verdict.difference()).isEmpty();
    assertThat(verdict.notes()).isEmpty();
    assertThat(verdict.files())
        .contains("results.json", "fills.csv", "trials.csv", "policies/schedule.json");
    assertThat(ledger.head()).isEqualTo(before);
    assertThat(folder.resolve("scratch")).doesNotExist();
  }

  @Test
  void a_run_of_a_java_study_is_made_again_from_the_source_that_it_keeps() throws Exception {
    Path run = run(folder, "Mechanics.java", QUICK);
    assertThat(run.getFileName()).as("the same study").isEqualTo(original.getFileName());
    assertThat(verify(run, folder.resolve("runs")).difference()).isEmpty();
  }

  @Test
  void one_changed_byte_of_a_fill_is_named() throws IOException {
    Path run = copy();
    byte[] bytes = Files.readAllBytes(run.resolve("fills.csv"));
    int at = new String(bytes, StandardCharsets.US_ASCII).indexOf("2013") + 3;
    bytes[at] ^= 1;
    Files.write(run.resolve("fills.csv"), bytes);
    assertThat(verify(run).difference())
        .hasValueSatisfying(
            said -> assertThat(said).startsWith("fills.csv line 2 column ").contains("2012"));
  }

  @Test
  void an_edited_page_is_named() throws IOException {
    Path run = copy();
    edit(run, "report.html", "</body>", "<p>Survived every test</p></body>");
    assertThat(verify(run).difference())
        .hasValue("report.html is not what the files beside it draw");
  }

  @Test
  void what_cannot_be_made_again_is_refused_in_one_sentence() throws IOException {
    refused("holds no hash of the study", run -> edit(run, "manifest.json", "study hash", "hush"));
    refused(
        "the study in the manifest has the hash", run -> edit(run, "manifest.json", "adam", "sgd"));
    refused(
        "the manifest was changed",
        run -> edit(run, "manifest.json", "\"id\" : \"", "\"id\" : \"0"));
    refused("cannot be read", run -> edit(run, "manifest.json", "neural-trader", "nurl-trader"));
    refused("keeps no policies", run -> Files.delete(run.resolve("policies/schedule.json")));
    refused("is not JSON", run -> Files.writeString(run.resolve("manifest.json"), "{"));
    refused("cannot be read", run -> Files.delete(run.resolve("results.json")));
  }

  @Test
  void a_ledger_of_another_home_is_refused_with_the_option_that_names_the_right_one() {
    assertThatThrownBy(() -> verify(original, folder.resolve("runs")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the ledger of trials does not go through")
        .hasMessageContaining("--home");
  }

  @Test
  void a_ledger_with_an_edited_row_is_named() throws IOException {
    Path runs = folder.resolve("runs");
    Path home = RunFixture.home(runs);
    copyAll(RunFixture.home(made.resolve("runs")), home);
    try (Stream<Path> files = Files.list(home.resolve("ledger"))) {
      Path rows = files.filter(file -> file.toString().endsWith(".tsv")).findFirst().orElseThrow();
      Files.writeString(rows, Files.readString(rows).replace("mechanics", "mechanicz"));
    }
    assertThat(verify(original, runs).difference())
        .hasValueSatisfying(
            said -> assertThat(said).startsWith("results.json field ").contains("intact"));
  }

  @Test
  void the_last_order_of_the_last_test_that_no_print_filled_any_more_is_no_leak() throws Exception {
    Path study = SparseTrades.write(folder.resolve("trades.csv"), folder.resolve("mine.yaml"));
    assertThat(run(folder, study, QUICK)).exists();
  }

  @Test
  void data_that_were_moved_or_changed_since_are_refused_with_their_path() throws Exception {
    Path csv = folder.resolve("trades, mine.csv");
    Path study = SparseTrades.write(csv, folder.resolve("mine.yaml"));
    String rows = Files.readString(csv);
    Path run = run(folder, study, QUICK);
    Path runs = folder.resolve("runs");
    assertThat(verify(run, runs).difference()).isEmpty();
    Files.writeString(csv, rows.replaceFirst(",1\n", ",2\n"));
    assertThatThrownBy(() -> verify(run, runs))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the raw data changed")
        .hasMessageContaining(csv.toString());
    Files.delete(csv);
    assertThatThrownBy(() -> verify(run, runs))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(csv.toString());
  }

  /** What is done to a copy of a run. */
  private interface Damage {
    void to(Path run) throws IOException;
  }

  private void refused(String why, Damage damage) throws IOException {
    Path run = copy();
    damage.to(run);
    assertThatThrownBy(() -> verify(run))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(why)
        .hasMessageContaining(run.toString());
  }

  private Verification.Verdict verify(Path run) {
    return verify(run, made.resolve("runs"));
  }

  private Verification.Verdict verify(Path run, Path runs) {
    Path scratch = folder.resolve("scratch");
    RunOptions there = RunFixture.options(runs, 1);
    return Verification.of(
        run,
        scratch,
        new RunOptions(
            new RunOptions.Places(scratch, there.places().home()),
            1,
            false,
            "",
            RunOptions.Source.none(),
            there.clocks()),
        RunFixture.silent());
  }

  private Path copy() throws IOException {
    Path place = Files.createTempDirectory(folder, "copy").resolve(original.getFileName());
    copyAll(original, place);
    assertThat(RunFolder.open(place).manifest().id()).isEqualTo(original.getFileName().toString());
    return place;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path entry : entries.toList()) {
        Path there = to.resolve(from.relativize(entry).toString());
        Files.createDirectories(there.getParent());
        Files.copy(entry, there);
      }
    }
  }

  private static void edit(Path run, String file, String from, String to) throws IOException {
    String text = Files.readString(run.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(run.resolve(file), text.replace(from, to));
  }
}
