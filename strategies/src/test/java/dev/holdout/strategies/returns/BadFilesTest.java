package dev.holdout.strategies.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever cannot be read without a guess is refused with value, place and remedy. */
class BadFilesTest {

  @TempDir Path folder;

  private List<Fault> faults(Asked asked, String... files) {
    List<Path> names = List.of(files).stream().map(Path::of).toList();
    return catchThrowableOfType(
            BadInput.class, () -> ReturnFiles.read(names, folder::resolve, asked))
        .faults();
  }

  private Fault faultOf(String text, Asked asked) throws IOException {
    Files.writeString(folder.resolve("r.csv"), text);
    List<Fault> faults = faults(asked, "r.csv");
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  private Fault faultOf(String text) throws IOException {
    return faultOf(text, Asked.nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "NaN", "nan", "NA", "#N/A", "null", "None", "-", "inf", "-Infinity"})
  void what_is_missing_is_named_by_line_and_column(String cell) throws IOException {
    Fault fault = faultOf("a,b\n0.01,0.02\n0.03," + cell + "\n0.01,0.01\n");
    assertThat(fault.value()).contains(cell.isBlank() ? "the cell is empty" : "\"" + cell + "\"");
    assertThat(fault.place()).isEqualTo("r.csv:3, column \"b\"");
    assertThat(fault.remedy()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2% | per cent | 0.012 for 1.2%",
        "abc | is no number | 0.0012",
        "0x1p-3 | is no number | 0.0012",
        "1f | is no number | 0.0012",
        "1,234.5 | not written as the numbers before it | alike",
        "2020-01-31 | is no number | first column",
        "(0.01) | is no number | 0.0012",
        "1e999 | is not finite | mend",
      })
  void text_among_the_numbers_is_named(String cell, String value, String remedy)
      throws IOException {
    Fault fault = faultOf("a;b\n0.01;0.02\n" + cell + ";0.02\n");
    assertThat(fault.value()).contains("\"" + cell + "\"", value);
    assertThat(fault.place()).isEqualTo("r.csv:3, column \"a\"");
    assertThat(fault.remedy()).contains(remedy);
  }

  @Test
  void of_many_faults_the_first_ten_are_told() throws IOException {
    Files.writeString(folder.resolve("r.csv"), "a\n0.1\n" + "x\n".repeat(25));
    List<Fault> faults = faults(Asked.nothing(), "r.csv");
    assertThat(faults).hasSize(10);
    assertThat(faults.getLast().place()).isEqualTo("r.csv:12, column \"a\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty",
        "a,b | the file has a head and no rows",
        "date,a | the file has a head and no rows",
        "0.01,0.02 | the first line holds numbers, \"0.02\", and no names",
        "2020-01-01,0.02 | the first line holds numbers, \"0.02\", and no names",
        "a,a | columns 1 and 2 are both called \"a\"",
        "a,b, | column 3 has no name",
        "a;b,c | more than one of comma, semicolon and tab",
      })
  void a_file_without_names_or_rows_is_refused(String head, String value) throws IOException {
    Fault fault = faultOf(head == null || head.isEmpty() ? "" : head + "\n");
    assertThat(fault.value()).contains(value);
    assertThat(fault.place()).startsWith("r.csv");
    assertThat(fault.remedy()).isNotEmpty();
  }

  @Test
  void lines_of_other_lengths_are_named() throws IOException {
    Fault few = faultOf("a,b\n0.1,0.2\n0.1\n");
    assertThat(few.value()).isEqualTo("the line has 1 cell where the head has 2 names");
    assertThat(few.place()).isEqualTo("r.csv:3");
    Fault many = faultOf("a\n0,01\n");
    assertThat(many.value()).isEqualTo("the line has 2 cells where the head has 1 name");
    assertThat(many.remedy()).contains("semicolons");
  }

  @Test
  void an_empty_line_inside_is_a_missing_period_and_one_at_the_end_is_none() throws IOException {
    Fault fault = faultOf("a\n0.01\n\n0.02\n");
    assertThat(fault.value()).contains("the line is empty");
    assertThat(fault.place()).isEqualTo("r.csv:3");
    Files.writeString(folder.resolve("r.csv"), "a\n0.01\n0.02\n\n \n");
    ReturnTable table =
        ReturnFiles.read(List.of(Path.of("r.csv")), folder::resolve, Asked.nothing());
    assertThat(table.returns()[0]).containsExactly(0.01, 0.02);
  }

  @Test
  void a_quote_that_stays_open_is_named() throws IOException {
    assertThat(faultOf("a,b\n\"0.01,0.02\n0.01,0.02\n").place()).isEqualTo("r.csv:2");
    assertThat(faultOf("a,b\n\"0.01\"7,0.02\n").value()).contains("followed by \"7\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-03 | stands twice | 3",
        "2020-01-02 | is earlier than the row before it | 3",
        "03/04/2020 | is no date that is read | 3",
        "31.01.2020 | is no date that is read | 3",
        "2020-02-30 | is no date that is read | 3",
        "43921 | is no date that is read | 3",
        "2020-01-04T00:00:00Z | has a zone | 3",
        "'' | the date is empty | 3",
      })
  void dates_are_checked(String date, String value, int line) throws IOException {
    Fault fault = faultOf("date,a\n2020-01-03,0.01\n" + (date == null ? "" : date) + ",0.01\n");
    assertThat(fault.value()).contains(value);
    assertThat(fault.place()).isEqualTo("r.csv:" + line + ", column \"date\"");
    assertThat(fault.remedy()).isNotEmpty();
  }

  @Test
  void prices_given_as_returns_are_refused_with_the_flag() throws IOException {
    Fault fault = faultOf("ok,level\n0.01,100.5\n-0.01,101.25\n0.02,99.75\n");
    assertThat(fault.value())
        .isEqualTo(
            "\"level\" looks like prices: all 3 values are above 0, half of them above 100.5");
    assertThat(fault.place()).isEqualTo("r.csv:2, column \"level\"");
    assertThat(fault.remedy()).startsWith("--prices");
    assertThat(faultOf("growth\n1\n1.01\n0.99\n1.02\n").value()).contains("looks like prices");
    assertThat(faultOf("cheap\n0.101\n0.103\n0.102\n0.104\n").value()).contains("prices");
  }

  @Test
  void per_cent_and_money_are_refused() throws IOException {
    Fault percent = faultOf("a\n0.7\n-0.9\n0.6\n-0.2\n0.55\n");
    assertThat(percent.value()).contains("\"a\" looks like per cent or money");
    assertThat(percent.place()).isEqualTo("r.csv:2, column \"a\"");
    assertThat(percent.remedy()).contains("divide per cent by 100");
    Fault loss = faultOf("a\n0.1\n-0.1\n-1.25\n0.2\n0.1\n");
    assertThat(loss.value()).isEqualTo("-1.25 is a loss of more than everything");
    assertThat(loss.place()).isEqualTo("r.csv:4, column \"a\"");
  }

  @Test
  void returns_given_as_prices_are_refused() throws IOException {
    Asked prices =
        new Asked(
            true,
            Asked.nothing().periodsPerYear(),
            Asked.nothing().benchmark(),
            Asked.nothing().trials(),
            Asked.nothing().blocks());
    Fault fault = faultOf("a\n0.01\n-0.02\n0.01\n", prices);
    assertThat(fault.value()).isEqualTo("-0.02 is no price: a price is above 0");
    assertThat(fault.place()).isEqualTo("r.csv:3, column \"a\"");
    assertThat(fault.remedy()).contains("leave --prices away");
    assertThat(faultOf("a\n10\n", prices).value()).contains("one row of prices");
  }

  @Test
  void a_comma_that_may_be_one_of_thousands_is_refused() throws IOException {
    Fault fault = faultOf("a;b\n1,234;2,345\n3,456;7,891\n");
    assertThat(fault.value()).contains("\"1,234\" has two meanings");
    assertThat(fault.place()).isEqualTo("r.csv:2, column \"a\"");
  }

  @Test
  void folders_and_missing_files_are_refused() throws IOException {
    assertThat(faults(Asked.nothing(), "none.csv").getFirst().value())
        .isEqualTo("there is no file \"none.csv\"");
    Files.createDirectory(folder.resolve("dir"));
    assertThat(faults(Asked.nothing(), "dir").getFirst().value()).isEqualTo("\"dir\" is a folder");
  }

  @Test
  void what_is_no_text_is_told_apart() throws IOException {
    Files.write(folder.resolve("w.csv"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(faults(Asked.nothing(), "w.csv").getFirst().value()).contains("a workbook");
    Files.write(folder.resolve("g.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(faults(Asked.nothing(), "g.csv").getFirst().value()).contains("gzip");
    Files.writeString(folder.resolve("u.csv"), "a\n0.1\n", StandardCharsets.UTF_16);
    assertThat(faults(Asked.nothing(), "u.csv").getFirst().value()).contains("UTF-16");
    Files.writeString(
        folder.resolve("l.csv"), "Gr\u00f6\u00dfe\n0.1\n", Charset.forName("ISO-8859-1"));
    assertThat(faults(Asked.nothing(), "l.csv").getFirst().value()).contains("not UTF-8");
    Files.writeString(folder.resolve("p.parquet"), "PAR1 and no more");
    assertThat(faults(Asked.nothing(), "p.parquet").getFirst().value())
        .startsWith("the file cannot be read as Parquet");
  }

  @Test
  void files_of_other_periods_are_not_joined() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "date,a\n2020-01-01,0.1\n2020-01-02,0.1\n");
    Files.writeString(folder.resolve("b.csv"), "date,b\n2020-01-01,0.1\n2020-01-03,0.1\n");
    Files.writeString(folder.resolve("c.csv"), "c\n0.1\n0.1\n");
    Files.writeString(folder.resolve("d.csv"), "d\n0.1\n");
    Fault dates = faults(Asked.nothing(), "a.csv", "b.csv").getFirst();
    assertThat(dates.value()).isEqualTo("the dates differ: 2020-01-03 here, 2020-01-02 in a.csv:3");
    assertThat(dates.place()).isEqualTo("b.csv:3");
    assertThat(faults(Asked.nothing(), "a.csv", "c.csv").getFirst().value())
        .isEqualTo("a.csv has dates and c.csv has none");
    assertThat(faults(Asked.nothing(), "c.csv", "d.csv").getFirst().value())
        .isEqualTo("c.csv has 2 rows and d.csv has 1");
  }
}
