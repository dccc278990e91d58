package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

  @TempDir Path folder;

  @Test
  void the_page_lists_whole_runs_and_damaged_ones_with_their_reason() throws IOException {
    Path runs = folder.resolve("runs");
    SomeRun.write(runs, "7f3c9e21", "2026-02-02T00:00:00Z");
    Files.writeString(
        SomeRun.write(runs, "a04be112", "2026-03-01T00:00:00Z").resolve("results.json"), "{");
    Typed typed = new Typed(folder);
    assertThat(typed.run("index")).isZero();
    assertThat(typed.out()).isEqualTo("1 run  runs/index.html\n");
    assertThat(typed.err()).startsWith("damaged  a04be112: results.json is not JSON");
    assertThat(Files.readString(runs.resolve("index.html")))
        .contains("7f3c9e21", "+44,968", "a04be112", "results.json is not JSON");
  }

  @Test
  void json_is_one_document_with_a_row_a_run() {
    SomeRun.write(folder.resolve("there"), "7f3c9e21", "2026-02-02T00:00:00Z");
    SomeRun.write(folder.resolve("there"), "a04be112", "2026-03-01T00:00:00Z");
    Typed typed = new Typed(folder);
    assertThat(typed.run("index", "--runs", "there", "--json")).isZero();
    JsonNode document = Json.read(typed.out());
    assertThat(document.path("runs").findValuesAsText("id"))
        .containsExactly("a04be112", "7f3c9e21");
    assertThat(document.path("runs").path(0).path("dsr").doubleValue()).isEqualTo(0.78);
    assertThat(document.path("runs").path(0).path("pboReason").textValue())
        .isEqualTo("5 daily returns; 60 are needed");
  }

  @Test
  void without_a_run_there_is_a_page_that_says_how_to_make_one() throws IOException {
    Typed typed = new Typed(folder);
    assertThat(typed.run("index")).isZero();
    assertThat(Files.readString(folder.resolve("runs/index.html"))).contains("./holdout demo");
  }
}
