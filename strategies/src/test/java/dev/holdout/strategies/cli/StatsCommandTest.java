package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("date,slow,fast,market\n");
    for (int t = 0; t < 100; t++) {
      text.append(LocalDate.of(2021, 1, 1).plusDays(t))
          .append(',')
          .append(((7 * t * t + 3 * t) % 101 - 48) / 5000.0)
          .append(',')
          .append(((5 * t * t + 29 * t) % 101 - 50) / 4000.0)
          .append(',')
          .append(((3 * t * t + 7 * t) % 101 - 49) / 5000.0)
          .append('\n');
    }
    Files.writeString(folder.resolve("r.csv"), text);
  }

  private Typed run(int code, String... arguments) {
    Typed typed = new Typed(folder);
    assertThat(typed.run(arguments)).as(typed.err()).isEqualTo(code);
    return typed;
  }

  @Test
  void the_terminal_says_what_was_read_what_is_judged_and_what_is_missing() {
    String out = run(0, "stats", "r.csv").out();
    assertThat(out)
        .startsWith("r.csv  100 rows, 3 trials, 2021-01-01 to 2021-04-10\n")
        .contains("periods a year  taken from the dates: 365")
        .contains("the largest Sharpe ratio of 3 trials")
        .contains("Deflated Sharpe ratio (DSR)", "Probability of overfitting (PBO)")
        .contains("Read with care\n  PBO is cut into 10 blocks, not 16")
        .contains("To say more\n", "No benchmark");
    assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    assertThat(out).doesNotContain("NaN", "Infinity", "null", "\u00a0");
  }

  @Test
  void json_is_one_document_with_every_figure_or_its_reason() {
    JsonNode document = Json.read(run(0, "stats", "r.csv", "--json").out());
    assertThat(document.path("schema").intValue()).isEqualTo(1);
    assertThat(document.path("kind").textValue()).isEqualTo("returns");
    assertThat(document.path("source").path("periodsPerYear").doubleValue()).isEqualTo(365);
    assertThat(document.path("selection").path("dsr").isNumber()).isTrue();
    assertThat(document.path("relative").path("beta").isNull()).isTrue();
    assertThat(document.path("relative").path("betaReason").textValue()).contains("--benchmark");
    assertThat(document.path("trials")).hasSize(3);
    assertThat(document.path("needs")).isNotEmpty();
    for (JsonNode group : document) {
      group
          .properties()
          .forEach(field -> {
            if (field.getValue().isNull()) {
              assertThat(group.path(field.getKey() + "Reason").asText())
                  .as(field.getKey())
                  .isNotBlank();
            }
          });
    }
  }

  @Test
  void a_benchmark_is_no_trial() {
    JsonNode document =
        Json.read(run(0, "stats", "r.csv", "--benchmark", "market", "--json").out());
    assertThat(document.path("selected").path("columns").intValue()).isEqualTo(2);
    assertThat(document.path("relative").path("beta").isNumber()).isTrue();
    assertThat(document.path("rival").textValue()).isEqualTo("market");
  }

  @Test
  void the_page_is_written_whole_and_nothing_else_is() throws IOException {
    Typed typed = run(0, "stats", "r.csv", "--html", "page.html");
    assertThat(typed.err()).isEqualTo("page  page.html\n");
    assertThat(Files.readString(folder.resolve("page.html"))).startsWith("<!doctype html>");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("r.csv", "page.html");
    }
  }

  @Test
  void a_page_that_cannot_be_written_or_is_the_input_is_refused() throws IOException {
    assertThat(run(2, "stats", "r.csv", "--html", "no/page.html").err())
        .contains("the page cannot be written", "at    no/page.html");
    byte[] before = Files.readAllBytes(folder.resolve("r.csv"));
    assertThat(run(2, "stats", "r.csv", "--html", "r.csv").err()).contains("which is read");
    assertThat(Files.readAllBytes(folder.resolve("r.csv"))).isEqualTo(before);
  }

  @Test
  void bad_input_ends_with_code_two_and_value_place_and_remedy() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "date,p\n2021-01-01,100\n2021-01-02,101\n");
    assertThat(run(2, "stats", "p.csv").err())
        .contains("looks like prices", "at    p.csv:2, column \"p\"", "try   --prices");
    assertThat(run(0, "stats", "p.csv", "--prices").out()).contains("1 row of returns from prices");
    for (List<String> line :
        List.of(
            List.of("stats", "r.csv", "--trials", "2"),
            List.of("stats", "r.csv", "--blocks", "5"),
            List.of("stats", "r.csv", "--periods-per-year", "-1"),
            List.of("stats", "r.csv", "--benchmark", "x"),
            List.of("stats", "none.csv"),
            List.of("stats", "."),
            List.of("stats"))) {
      assertThat(run(2, line.toArray(String[]::new)).err())
          .as("%s", line)
          .contains("error:", "try");
    }
    JsonNode error = Json.read(run(2, "stats", "none.csv", "--json").out()).path("error");
    assertThat(error.path("value").textValue()).isEqualTo("there is no file \"none.csv\"");
  }
}
