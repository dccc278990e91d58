package dev.holdout.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path runs;

  private static final Timings TIMINGS =
      new Timings(
          1,
          List.of(new Timings.Phase("reading", 0.1 + 0.2)),
          12.5,
          Figure.of(1e9 / 3),
          Figure.undefined("no event"),
          Figure.of(3),
          Figure.of(0));

  @Test
  void numbers_are_written_in_full_precision_and_undefined_ones_with_their_reason() {
    assertThat(RunFolder.toJson(TIMINGS))
        .contains("\"seconds\" : 0.30000000000000004")
        .contains("\"rowsReadPerSecond\" : 3.333333333333333E8")
        .contains("\"eventsPerSecond\" : null")
        .contains("\"eventsPerSecondReason\" : \"no event\"")
        .endsWith("}\n");
  }

  @Test
  void a_document_read_back_is_the_one_written() throws IOException {
    Files.writeString(runs.resolve("timings.json"), RunFolder.toJson(TIMINGS));
    assertThat(RecordJson.read(tree("timings.json"), Timings.class, "timings.json"))
        .isEqualTo(TIMINGS);
  }

  private JsonNode tree(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(runs.resolve(name)));
  }

  @Test
  void a_missing_name_a_wrong_kind_and_a_missing_reason_are_named() {
    assertThatThrownBy(() -> read("{\"schema\":1}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("phases is missing (at timings.json)");
    assertThatThrownBy(() -> read(json().replace("12.5", "\"long\"")))
        .hasMessageContaining("totalSeconds is \"long\"; expected a double");
    assertThatThrownBy(() -> read(json().replace("eventsPerSecondReason", "other")))
        .hasMessageContaining("eventsPerSecond is neither a number nor null with a reason");
  }

  private static String json() {
    return RunFolder.toJson(TIMINGS);
  }

  private static Timings read(String json) throws IOException {
    return RecordJson.read(new ObjectMapper().readTree(json), Timings.class, "timings.json");
  }

  @Test
  void a_number_that_is_none_is_refused_with_its_name() {
    Timings broken =
        new Timings(
            1, List.of(), Double.NaN, Figure.of(1), Figure.of(1), Figure.of(1), Figure.of(1));
    assertThatThrownBy(() -> RunFolder.toJson(broken))
        .hasMessageContaining("Timings.totalSeconds is NaN")
        .hasMessageContaining("make it a Figure");
  }

  @Test
  void a_figure_is_a_finite_number_or_a_reason() {
    assertThatThrownBy(() -> Figure.of(Double.POSITIVE_INFINITY))
        .hasMessageContaining("Figure.undefined");
    assertThatThrownBy(() -> Figure.undefined(" ")).hasMessageContaining("needs a reason");
    assertThat(Figure.of(Double.NaN, "flat")).isEqualTo(Figure.undefined("flat"));
    assertThatThrownBy(() -> Figure.undefined("flat").orThrow()).hasMessageContaining("flat");
  }

  @Test
  void rows_read_back_are_the_ones_written() throws IOException {
    List<OrderRow> rows =
        List.of(
            new OrderRow(
                "a,\"b\"\nc",
                1,
                "2013-11-22T12:05:00Z",
                null,
                "limit",
                "buy",
                new BigDecimal("0.00000100"),
                new BigDecimal("787.10"),
                "rejected",
                ""));
    Path file = runs.resolve("orders.csv");
    RecordCsv.write(file, OrderRow.class, rows);
    assertThat(RecordCsv.read(file, OrderRow.class)).isEqualTo(rows);
    assertThat(Files.readString(file))
        .startsWith("order,fold,decidedAt,arrivedAt,kind,side,size,limit,state,reason\n")
        .contains(",0.00000100,787.10,");
  }

  @Test
  void an_empty_account_cell_stays_empty_and_full_precision_stays() throws IOException {
    List<EquityRow> rows =
        List.of(new EquityRow("2013-11-22T12:05:00Z", 1, 1e5 / 3, 1e-7, null, 2.5, -0.0));
    Path file = runs.resolve("equity.csv");
    RecordCsv.write(file, EquityRow.class, rows);
    assertThat(RecordCsv.read(file, EquityRow.class)).isEqualTo(rows);
    assertThat(Files.readString(file)).contains("33333.333333333336,1.0E-7,,2.5,-0.0");
  }

  @Test
  void a_cut_table_a_wrong_column_and_a_wrong_cell_are_named() throws IOException {
    Path file = runs.resolve("quarantine.csv");
    Files.writeString(file, "source,line,reason,text\nx,1,\"why");
    assertThatThrownBy(() -> RecordCsv.read(file, QuarantineRow.class))
        .hasMessageContaining("the file ends inside a row");
    Files.writeString(file, "source,row\n");
    assertThatThrownBy(() -> RecordCsv.read(file, QuarantineRow.class))
        .hasMessageContaining("expected [source, line, reason, text]");
    Files.writeString(file, "source,line,reason,text\nx,one,why,it\n");
    assertThatThrownBy(() -> RecordCsv.read(file, QuarantineRow.class))
        .hasMessageContaining("line is \"one\"; expected a long")
        .hasMessageContaining("row 1");
  }

  @Test
  void a_folder_that_is_no_run_is_named() {
    assertThatThrownBy(() -> RunFolder.open(runs.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no run at")
        .hasMessageContaining("./holdout runs");
    assertThatThrownBy(() -> RunFolder.open(runs))
        .hasMessageContaining("results.json cannot be read");
  }

  @Test
  void a_newer_schema_and_broken_json_are_named() throws IOException {
    for (String name : List.of("results.json", "manifest.json", "timings.json")) {
      Files.writeString(runs.resolve(name), "{\"schema\":1}");
    }
    Files.writeString(runs.resolve("manifest.json"), "{\"schema\":3}");
    assertThatThrownBy(() -> RunFolder.open(runs))
        .hasMessageContaining("schema is 3, newer than 2")
        .hasMessageContaining("read it with the version of Holdout that made it");
    Files.writeString(runs.resolve("manifest.json"), "{\"schema\":");
    assertThatThrownBy(() -> RunFolder.open(runs))
        .hasMessageContaining("manifest.json is not JSON");
  }

  @Test
  void every_verdict_says_the_words_of_its_rule() {
    Set<String> headlines =
        Stream.of(VerdictRule.values())
            .map(VerdictRule::headline)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(headlines).hasSize(7).contains("Too short to tell", "No report: the run leaks");
    assertThat(VerdictRule.numbered(3)).isEqualTo(VerdictRule.TOO_SHORT);
    assertThatThrownBy(() -> VerdictRule.numbered(8)).hasMessageContaining("1 to 7");
  }
}
