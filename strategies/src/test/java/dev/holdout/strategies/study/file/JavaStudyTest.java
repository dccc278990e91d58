package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaStudyTest {

  /** Line 1 of every file below. */
  private static final String HEAD = "import module dev.holdout.strategies;\n";

  private static final String HALVED =
      """
      record Halved() implements Feature {
        public String name() { return "Halved"; }
        public Needs needs() { return new LogReturn(1).needs(); }
        public double value(Window window) { return new LogReturn(1).value(window) / 2; }
      }
      """;

  @TempDir Path folder;

  @Test
  void a_study_in_java_equals_the_same_in_yaml_and_has_its_hash() {
    Study fromYaml = StudyFiles.load(StudyText.file("mechanics.yaml"), List.of());
    Study fromJava = StudyFiles.load(StudyText.file("Mechanics.java"), List.of());

    assertThat(fromJava).isEqualTo(fromYaml);
    assertThat(fromJava.hash()).isEqualTo(fromYaml.hash());
    assertThat(fromJava.text()).isEqualTo(fromYaml.text());
  }

  @Test
  void ranges_halving_and_controls_equal_those_of_yaml() {
    String java =
        mechanics()
            .replaceFirst(
                "(?m)^ *\\.search\\(.*\\n",
                """
                .search(
                    space -> space.integer("lag", 2, 9).choice("hidden", 4, 8).logUniform("lr", 1e-3, 1e-1),
                    Search.halving(16).keep(2).firstEpochs(3))
                """)
            .replaceFirst(
                "(?m)^ *\\.controls\\(.*\\n",
                ".controls(all -> all.placebos(12, 8, 6).skipping(Control.SAME_BYTES))\n");
    String yaml =
        StudyText.with(
                "{lag: [2, 4], hidden: [4, 8], lr: [0.01]}",
                "{method: halving, trials: 16, keep: 2, first-epochs: 3, lag: {integer: [2, 9]},"
                    + " hidden: [4, 8], lr: {log-uniform: [0.001, 0.1]}}")
            .replace(
                "{skip: [placebo, oracle]}",
                "{surrogates: 12, shuffled-targets: 8, block: 6, skip: same-bytes}");

    Study fromJava = load("Ranges.java", HEAD + java);
    assertThat(fromJava).isEqualTo(StudyYaml.parse(yaml, "ranges.yaml"));
    assertThat(fromJava.configurations()).hasSize(16);
  }

  @Test
  void faults_of_a_java_search_are_told_at_once_at_its_line() {
    String java =
        mechanics()
            .replace(
                "space.choice(\"lag\", 2, 4)", "space.choice(\"lagg\", 2).uniform(\"lr\", 1, 0)");

    assertThat(faults("Search.java", HEAD + java))
        .extracting(Fault::value)
        .containsExactly(
            "search.lagg is no parameter; there are lag, hidden, dropout, lr, weight-decay",
            "search.lr is {uniform: [1, 0]}; a range has its lowest value first and a higher one"
                + " last; a single value stands alone");
  }

  @Test
  void a_file_name_that_is_no_class_name_and_one_import_are_enough() {
    assertThat(load("btc-momentum.java", HEAD + mechanics()).name()).isEqualTo("mechanics");
  }

  @Test
  void an_error_of_the_compiler_gives_line_column_and_the_nearest_word() {
    String main = "void main() {\n  Holdout.study(\"a\").ask(\"b\").run();\n}\n";

    assertThat(faults("Typo.java", HEAD + main))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.value())
              .startsWith("the compiler says: cannot find symbol; symbol: method ask(");
          assertThat(fault.place()).isEqualTo(folder.resolve("Typo.java") + ":3:21");
          assertThat(fault.remedy()).isEqualTo(".asks(...)");
        });
  }

  @Test
  void a_name_that_two_modules_share_is_to_be_imported_in_full() {
    assertThat(faults("Shared.java", HEAD + "void main() {\n  Stream.of(1);\n}\n"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.value())
              .startsWith("the compiler says: reference to Stream is ambiguous");
          assertThat(fault.remedy())
              .matches("import the one you mean by its full name, import [\\w.]+\\.Stream;");
        });
  }

  @Test
  void faults_of_a_java_study_are_told_all_at_once_at_their_lines() {
    String main =
        mechanics()
            .replaceFirst("(?m)^ *\\.invalidWhen.*\\n", "\n")
            .replace("ofMinutes(5)", "ofMinutes(7)")
            .replace("\"commission\", 1,", "\"commission\", -2,");
    String file = folder.resolve("Faulty.java").toString();

    assertThat(faults("Faulty.java", HEAD + main))
        .containsExactly(
            new Fault(
                "timeline.bar is 7m; a bar's span divides a day without remainder",
                file + ":" + line(main, "ofMinutes(7)") + " (timeline.bar)",
                "bar: 5m"),
            new Fault(
                "commission is -2 basis points; a cost is 0 or more",
                file + ":" + line(main, "-2") + " (costs.commission)",
                "basis-points: 2"),
            new Fault(
                "the study does not state its invalidation; each statement is printed in the"
                    + " report",
                file + ":" + line(main, ".run()") + " (statements.invalidation)",
                "invalidation: net return out of sample at or below 0"));
  }

  @Test
  void what_the_studys_own_code_throws_is_told_at_its_line() {
    String main = "void main() {\n  int[] none = {};\n  none[1] = 2;\n}\n";

    assertThat(faults("Throws.java", HEAD + main))
        .containsExactly(
            new Fault(
                "the study's code threw ArrayIndexOutOfBoundsException: Index 1 out of bounds for"
                    + " length 0",
                folder.resolve("Throws.java") + ":4",
                "mend the code at that line"));
  }

  @Test
  void a_feature_made_with_a_wrong_number_is_told_at_its_line() {
    assertThat(faults("Wrong.java", HEAD + "void main() {\n  new LogReturn(0);\n}\n"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.value()).contains("0");
          assertThat(fault.place()).startsWith(folder.resolve("Wrong.java") + ":3");
        });
  }

  @Test
  void a_file_that_states_no_study_says_how_to_end_it() {
    assertThat(faults("Silent.java", HEAD + "void main() {}\n"))
        .containsExactly(
            new Fault(
                "main ended without a study",
                folder.resolve("Silent.java").toString(),
                "end it with .run()"));
    assertThat(faults("NoMain.java", "final class NoMain {}\n"))
        .extracting(Fault::value)
        .containsExactly("there is no main method");
  }

  @Test
  void overrides_apply_to_a_java_study_and_keep_the_features_it_brought_along() {
    String text = HEAD + mechanics().replace("new LogReturn(1)", "new Halved()") + HALVED;
    Study study = load("Own.java", text, "search.lag=[3]", "folds.embargo=2h");

    assertThat(study.learning().search().space().dimension(Hyperparameter.LAG).text())
        .isEqualTo("[3]");
    assertThat(study.learning().folds().embargo()).isEqualTo(Duration.ofHours(2));
    assertThat(study.signal().features().getFirst().name()).isEqualTo("Halved");
  }

  @Test
  void a_feature_of_ones_own_with_another_formula_gives_another_hash() {
    String main = HEAD + mechanics().replace("new LogReturn(1)", "new Halved()");
    Study half = load("Hash.java", main + HALVED);
    Study again = load("Hash.java", main + HALVED);
    Study third = load("Hash.java", main + HALVED.replace("/ 2", "/ 3"));

    assertThat(again.hash()).isEqualTo(half.hash());
    assertThat(third.text()).isEqualTo(half.text());
    assertThat(third.hash()).isNotEqualTo(half.hash());
  }

  @Test
  void a_path_that_leads_to_no_study_is_refused_with_what_would_do() throws IOException {
    Path text = Files.writeString(folder.resolve("study.txt"), "study: a\n");
    Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Path missing = folder.resolve("gone.yaml");
    Path directory = Files.createDirectory(folder.resolve("a.yaml"));

    assertThat(refused(text))
        .isEqualTo(
            new Fault(
                text + " is neither a .yaml nor a .java file; a study is one of the two",
                "STUDY",
                "a study's path, such as studies/btc.yaml"));
    assertThat(refused(missing).value()).isEqualTo("there is no file " + missing);
    assertThat(refused(missing).remedy()).isEqualTo("a path from the folder this command runs in");
    assertThat(refused(directory).value())
        .isEqualTo(directory + " is a folder; a study is one file");
    assertThat(refused(bytes))
        .isEqualTo(new Fault(bytes + " is not UTF-8 text", "STUDY", "save it as UTF-8"));
  }

  /** The main method of Mechanics.java. */
  private static String mechanics() {
    try {
      String text = Files.readString(StudyText.file("Mechanics.java"));
      return text.substring(text.indexOf("void main()"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line of {@code piece} in a file that begins with HEAD. */
  private static int line(String main, String piece) {
    return main.substring(0, main.indexOf(piece)).split("\n", -1).length + 1;
  }

  private Study load(String name, String text, String... overrides) {
    try {
      return StudyFiles.load(Files.writeString(folder.resolve(name), text), List.of(overrides));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Fault> faults(String name, String text) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> load(name, text));
    assertThat(bad).as("the file must be refused").isNotNull();
    return bad.faults();
  }

  private static Fault refused(Path file) {
    return catchThrowableOfType(BadInput.class, () -> StudyFiles.load(file, List.of()))
        .faults()
        .getFirst();
  }
}
