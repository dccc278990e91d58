package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of one study, made at different times; the second is changed by each test. */
class CompareTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private Path runs;
  private Path second;
  private Typed typed;

  @BeforeEach
  void two_runs() {
    runs = folder.resolve("runs");
    SomeRun.write(runs, "7f3c9e21", "2026-02-02T00:00:00Z");
    second = SomeRun.write(runs, "a04be112", "2026-03-01T00:00:00Z");
    typed = new Typed(folder);
  }

  private void change(String document, String path, String name, JsonNode value)
      throws IOException {
    Path file = second.resolve(document);
    ObjectNode tree = (ObjectNode) MAPPER.readTree(Files.readString(file));
    ObjectNode at = path.isEmpty() ? tree : tree.withObject(path);
    at.set(name, value);
    Files.writeString(file, MAPPER.writeValueAsString(tree));
  }

  @Test
  void the_first_sentence_says_what_differs_and_only_lines_that_differ_follow() throws IOException {
    change("manifest.json", "", "seed", MAPPER.getNodeFactory().numberNode(8));
    change("results.json", "/oos", "netPnl", MAPPER.getNodeFactory().numberNode(45_000));
    assertThat(typed.run("compare", "7f3", "a04")).isZero();
    assertThat(typed.out().lines())
        .startsWith(
            "The runs differ in seed; data, code, features and study are the same.",
            "a  7f3c9e21  some-study  Too short to tell  made 2026-02-02T00:00:00Z",
            "b  a04be112  some-study  Too short to tell  made 2026-03-01T00:00:00Z")
        .anyMatch(line -> line.matches("net PnL +\\+44,968 +\\+45,000 +\\+32"))
        .anyMatch(line -> line.matches("seed +7 +8"))
        .noneMatch(line -> line.startsWith("Sharpe ratio"))
        .endsWith("page  runs/compare-7f3c9e21-a04be112.html");
    assertThat(Files.readString(runs.resolve("compare-7f3c9e21-a04be112.html")))
        .contains("The runs differ in seed; data, code, features and study are the same.");
  }

  @Test
  void a_switch_prints_every_line() {
    assertThat(typed.run("compare", "7f3", "a04", "--all")).isZero();
    assertThat(typed.out())
        .contains("and so is every figure.", "Sharpe ratio, net", "deepest drawdown");
  }

  @Test
  void equal_runs_with_other_figures_are_called_unsound() throws IOException {
    change("results.json", "/oos", "netPnl", MAPPER.getNodeFactory().numberNode(45_000));
    assertThat(typed.run("compare", "7f3", "a04")).isZero();
    assertThat(typed.out())
        .contains("are the same, yet figures differ: one of the runs was changed");
  }

  @Test
  void json_is_one_document_with_both_figures_and_their_difference() throws IOException {
    change("results.json", "/oos", "netPnl", MAPPER.getNodeFactory().numberNode(45_000));
    Path page = folder.resolve("elsewhere/both.html");
    assertThat(typed.run("compare", "7f3", "a04", "--json", "--out", "elsewhere/both.html"))
        .isZero();
    JsonNode document = Json.read(typed.out());
    JsonNode line = document.path("figures").path(0);
    assertThat(line.path("name").textValue()).isEqualTo("net PnL");
    assertThat(line.path("a").doubleValue()).isEqualTo(44_968);
    assertThat(line.path("difference").doubleValue()).isEqualTo(32);
    assertThat(document.path("sound").booleanValue()).isFalse();
    assertThat(document.path("page").textValue()).isEqualTo(page.toString());
    assertThat(page).exists();
  }

  @Test
  void a_run_is_not_compared_with_itself() {
    assertThat(typed.run("compare", "7f3", "runs/7f3c9e21")).isEqualTo(2);
    assertThat(typed.err()).contains("both names mean the run 7f3c9e21", "name two runs");
  }

  @Test
  void one_name_is_too_few() {
    assertThat(typed.run("compare", "7f3")).isEqualTo(2);
    assertThat(typed.err()).contains("RUN");
  }
}
