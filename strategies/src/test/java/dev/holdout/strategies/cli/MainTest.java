package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.reports.run.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static final Fault EMBARGO =
      new Fault(
          "folds.embargo is \"1 hr\"; expected a duration such as \"1h\"",
          "studies/btc.yaml:14:12",
          "embargo: 1h");

  @TempDir Path folder;

  private Typed typed() {
    return new Typed(folder);
  }

  private static Supplier<StudyDesk.Outcome> throwing(RuntimeException thrown) {
    return () -> {
      throw thrown;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "research", "audit", "report", "runs", "trials", "stats", "doctor"})
  void every_command_explains_itself_and_is_listed(String command) {
    Typed help = typed();
    assertThat(help.run(command, "--help")).isZero();
    assertThat(help.out()).startsWith("Usage: holdout " + command);

    Typed all = typed();
    assertThat(all.run("--help")).isZero();
    assertThat(all.out()).contains("\n  " + command + " ");
  }

  @Test
  void without_a_command_the_usage_is_shown_and_the_exit_code_says_so() {
    Typed typed = typed();
    assertThat(typed.run()).isEqualTo(2);
    assertThat(typed.out()).startsWith("Usage: holdout").contains("doctor");
  }

  @Test
  void a_mistyped_command_is_answered_with_the_nearest() {
    Typed typed = typed();
    assertThat(typed.run("dmeo")).isEqualTo(2);
    assertThat(typed.err()).isEqualTo("error: \"dmeo\" is not a command\n  try   holdout demo\n");
  }

  @Test
  void a_mistyped_word_below_a_command_is_answered_with_the_nearest() {
    Typed typed = typed();
    assertThat(typed.run("runs", "romove")).isEqualTo(2);
    assertThat(typed.err()).contains("\"romove\" is not a command", "try   holdout runs remove");
  }

  @Test
  void a_mistyped_option_is_answered_with_the_nearest() {
    Typed typed = typed();
    assertThat(typed.run("demo", "--thread", "2")).isEqualTo(2);
    assertThat(typed.err()).contains("\"--thread\" is not an option of holdout demo", "--threads");
  }

  @Test
  void a_word_too_many_and_a_missing_one_are_named() {
    Typed more = typed();
    assertThat(more.run("demo", "now")).isEqualTo(2);
    assertThat(more.err()).contains("\"now\" is one argument too many", "holdout demo --help");

    Typed less = typed();
    assertThat(less.run("research")).isEqualTo(2);
    assertThat(less.err()).contains("STUDY is missing", "try   holdout research STUDY");
  }

  private void assertUsage(String error, String place, String remedy, String... words) {
    Typed typed = typed();
    assertThat(typed.run(words)).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("error: %s%n  at    %s%n  try   %s%n".formatted(error, place, remedy));
  }

  @Test
  void what_is_typed_wrongly_is_value_place_and_remedy_in_our_words() {
    assertUsage(
        "--market is \"foo\"; it is one of real, noise, edge",
        "holdout demo",
        "--market real",
        "demo",
        "--market",
        "foo");
    assertUsage(
        "--market is \"nois\"; it is one of real, noise, edge",
        "holdout demo",
        "--market noise",
        "demo",
        "--market=nois");
    assertUsage(
        "--threads is \"x\"; it must be a whole number",
        "holdout demo",
        "--threads 2",
        "demo",
        "--threads",
        "x");
    assertUsage(
        "--threads is given without its value", "holdout demo", "--threads 2", "demo", "--threads");
    assertUsage(
        "--threads is given twice",
        "holdout demo",
        "give it once",
        "demo",
        "--threads=1",
        "--threads=2");
    assertUsage(
        "the second RUN is missing", "holdout compare", "holdout compare RUN RUN", "compare", "a");
    assertUsage("RUN is missing", "holdout compare", "holdout compare RUN RUN", "compare");
    assertUsage("RUN is missing", "holdout runs show", "holdout runs show RUN", "runs", "show");
  }

  @Test
  void help_says_how_paper_and_feed_are_typed() {
    Typed paper = typed();
    assertThat(paper.run("paper", "--help")).isZero();
    assertThat(paper.out())
        .startsWith("Usage: holdout paper [OPTIONS] RUN\n   or: holdout paper stop [RUN]\n")
        .doesNotContain("[RUN] COMMAND");
    Typed feed = typed();
    assertThat(feed.run("feed", "--help")).isZero();
    assertThat(feed.out().replaceAll("\\s+", " "))
        .contains("the run whose instrument is meant where SOURCE is a CSV file");
  }

  @Test
  void threads_below_one_are_refused_with_their_value() {
    Typed typed = typed();
    assertThat(typed.run("demo", "--threads", "0")).isEqualTo(2);
    assertThat(typed.err()).contains("--threads is 0", "try   --threads 1");
  }

  @Test
  void an_order_carries_what_was_typed() {
    Typed typed = typed();
    typed.run("audit", "my study.yaml", "--set", "folds.train=3d", "--threads", "2", "--runs", "r");
    assertThat(typed.orders())
        .containsExactly(
            new StudyDesk.Order(
                new StudyDesk.Asked(
                    Optional.of(folder.resolve("my study.yaml")),
                    StudyDesk.DemoMarket.REAL,
                    List.of("folds.train=3d")),
                folder.resolve("r"),
                folder.resolve("user").resolve(".holdout"),
                2,
                false,
                "./holdout audit 'my study.yaml' --set folds.train=3d"));
  }

  @Test
  void an_audit_that_passes_says_what_was_compared() {
    Typed typed = typed();
    assertThat(typed.run("audit", "demo")).isZero();
    assertThat(typed.orders().getFirst().asked().file()).isEmpty();
    assertThat(typed.out()).contains("\u2713 causality gate", "64 instants", "12,345");
  }

  @Test
  void bad_input_is_value_place_and_remedy_and_exit_code_two() {
    Typed typed = typed().whenRun(throwing(new BadInput(List.of(EMBARGO))));
    assertThat(typed.run("research", "studies/btc.yaml")).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(
            """
            error: folds.embargo is "1 hr"; expected a duration such as "1h"
              at    studies/btc.yaml:14:12
              try   embargo: 1h
            """);
  }

  @Test
  void of_twelve_faults_ten_are_shown_and_two_are_counted() {
    List<Fault> faults =
        IntStream.range(0, 12).mapToObj(i -> new Fault("fault " + i, "", "")).toList();
    Typed typed = typed().whenRun(throwing(new BadInput(faults)));
    assertThat(typed.run("demo")).isEqualTo(2);
    assertThat(typed.err()).contains("fault 9").doesNotContain("fault 10").endsWith("and 2 more\n");
  }

  @Test
  void a_no_is_exit_code_one() {
    Typed typed =
        typed().whenRun(throwing(new Refusal(new Fault("the run leaks", "features", "mend it"))));
    assertThat(typed.run("demo")).isEqualTo(1);
    assertThat(typed.err()).isEqualTo("error: the run leaks\n  at    features\n  try   mend it\n");
  }

  @Test
  void our_own_failure_is_one_sentence_and_a_crash_file() throws IOException {
    Typed typed = typed().whenRun(throwing(new IllegalStateException("cash does not balance")));
    assertThat(typed.run("demo", "--home", "h")).isEqualTo(4);
    assertThat(typed.err())
        .startsWith("error: Holdout itself failed: IllegalStateException: cash does not balance\n")
        .doesNotContain("\tat ");
    String last = typed.err().lines().toList().getLast();
    assertThat(last).startsWith("crash file  " + folder.resolve("h").resolve("crashes"));
    assertThat(Files.readString(Path.of(last.substring("crash file  ".length()))))
        .contains("holdout demo --home h", "cash does not balance", "\tat dev.holdout");
  }

  @Test
  void running_out_of_memory_names_the_flag() {
    Typed typed =
        typed()
            .whenRun(() -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThat(typed.run("demo")).isEqualTo(4);
    assertThat(typed.err()).contains("HOLDOUT_JAVA_OPTS=-Xmx4g");
  }

  @Test
  void crash_files_lie_under_the_home_of_the_environment_else_of_the_user() throws IOException {
    RuntimeException failure = new IllegalStateException("x");
    typed().with("HOLDOUT_HOME", "there").whenRun(throwing(failure)).run("demo");
    typed().whenRun(throwing(failure)).run("demo");
    assertThat(files(folder.resolve("there/crashes"))).isEqualTo(1);
    assertThat(files(folder.resolve("user/.holdout/crashes"))).isEqualTo(1);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void errors_are_json_when_json_is_asked_for() {
    Typed typed = typed().whenRun(throwing(new BadInput(List.of(EMBARGO, EMBARGO))));
    assertThat(typed.run("demo", "--json")).isEqualTo(2);
    assertThat(typed.err()).isEmpty();
    var document = Json.read(typed.out());
    assertThat(document.path("schema").intValue()).isEqualTo(Results.SCHEMA);
    assertThat(document.path("error").path("value").textValue()).isEqualTo(EMBARGO.value());
    assertThat(document.path("error").path("place").textValue()).isEqualTo(EMBARGO.place());
    assertThat(document.path("error").path("remedy").textValue()).isEqualTo(EMBARGO.remedy());
    assertThat(document.path("errors")).hasSize(2);
  }

  @Test
  void usage_errors_and_our_own_failures_are_json_too() {
    Typed usage = typed();
    assertThat(usage.run("demo", "--json", "--nonsense")).isEqualTo(2);
    assertThat(Json.read(usage.out()).path("error").path("value").textValue())
        .contains("--nonsense");

    Typed crash = typed().whenRun(throwing(new IllegalStateException("boom")));
    assertThat(crash.run("demo", "--json")).isEqualTo(4);
    assertThat(Json.read(crash.out()).path("error").path("value").textValue()).contains("boom");
  }

  @Test
  void an_error_is_red_on_a_terminal_only() {
    Typed terminal = typed().onTerminal();
    terminal.run("dmeo");
    assertThat(terminal.err()).startsWith("\033[31merror:\033[0m ");
    Typed file = typed();
    file.run("dmeo");
    assertThat(file.err()).doesNotContain("\033");
  }

  @Test
  void no_color_a_dumb_terminal_and_the_flag_turn_colour_off() {
    Typed variable = typed().onTerminal().with("NO_COLOR", "1");
    variable.run("audit", "demo");
    Typed dumb = typed().onTerminal().with("TERM", "dumb");
    dumb.run("audit", "demo");
    Typed flag = typed().onTerminal();
    flag.run("audit", "demo", "--color", "never");
    assertThat(variable.out() + dumb.out() + flag.out()).doesNotContain("\033");
  }

  @Test
  void an_empty_no_color_means_nothing_and_always_wins() {
    Typed empty = typed().onTerminal().with("NO_COLOR", "");
    empty.run("audit", "demo");
    assertThat(empty.out()).contains("\033[32m\u2713\033[0m");

    Typed always = typed().with("NO_COLOR", "1");
    always.run("audit", "demo", "--color=always");
    assertThat(always.out()).contains("\033[32m\u2713\033[0m");
  }

  @Test
  void where_the_terminal_has_no_other_signs_they_are_ascii() {
    Typed typed = typed().with("LANG", "C");
    typed.run("audit", "demo");
    assertThat(typed.out()).startsWith("ok causality gate");
  }

  @Test
  void the_doctor_finds_this_machine_sound_and_says_so_in_json() {
    Typed typed = typed();
    int code = typed.run("doctor", "--json");
    var document = Json.read(typed.out());
    assertThat(document.path("sound").booleanValue()).isEqualTo(code == 0);
    assertThat(document.path("findings").findValuesAsText("subject"))
        .containsExactly("jdk", "cores", "vectors", "memory", "home", "runs", "chromium", "gpu");
  }

  @Test
  void a_home_that_cannot_be_made_is_a_fault_the_doctor_names() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    Typed typed = typed();
    assertThat(typed.run("doctor", "--home", "file/home")).isEqualTo(1);
    assertThat(typed.out())
        .contains("\u2717  home", "cannot be written; free space, or pass --home");
  }

  @Test
  void a_report_of_an_unknown_run_is_refused_by_name() {
    Typed typed = typed();
    assertThat(typed.run("report", "7f3c")).isEqualTo(2);
    assertThat(typed.err()).contains("there is no run \"7f3c\"", "try   holdout runs list");

    Typed latest = typed();
    assertThat(latest.run("report", "latest")).isEqualTo(2);
    assertThat(latest.err()).contains("there is no run yet", "try   holdout demo");
  }
}
