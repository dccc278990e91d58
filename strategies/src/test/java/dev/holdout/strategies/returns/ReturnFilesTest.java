package dev.holdout.strategies.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnFilesTest {

  @TempDir Path folder;

  private ReturnTable read(Asked asked, String... files) {
    return ReturnFiles.read(List.of(files).stream().map(Path::of).toList(), folder::resolve, asked);
  }

  private ReturnTable read(String text) throws IOException {
    Files.writeString(folder.resolve("r.csv"), text);
    return read(Asked.nothing(), "r.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date,a,b\n2020-01-02,0.01,-0.02\n2020-01-03,0,1e-3\n",
        "date,a,b\r\n2020-01-02,0.01,-0.02\r\n2020-01-03,0,1e-3\r\n\r\n",
        "date,a,b\r2020-01-02,0.01,-0.02\r2020-01-03,0,1e-3",
        "\uFEFFdate,a,b\n2020-01-02,0.01,-0.02\n2020-01-03,0,1e-3\n",
        "date;a;b\n2020-01-02;0.01;-0.02\n2020-01-03;0;1e-3\n",
        "date;a;b\n2020-01-02;0,01;-0,02\n2020-01-03;0;1e-3\n",
        "date\ta\tb\n2020-01-02\t0,01\t-0,02\n2020-01-03\t0\t1e-3\n",
        "sep=;\ndate;a;b\n2020-01-02;0,01;-0,02\n2020-01-03;0;0,001\n",
        "\uFEFF\"sep=|\"\r\ndate|a|b\r\n2020-01-02|0.01|-0.02\r\n2020-01-03|0|+.001\r\n",
        "\"date\",\"a\",\"b\"\n\"2020-01-02\",\"0,01\",\"-0,02\"\n\"2020-01-03\",\"0\",\"0,001\"\n",
        " date , a , b \n 2020/01/02 , 0.01 , -0.02 \n 2020/01/03 , 0. , 0.001 \n",
        "Timestamp,a,b\n20200102,0.01,-0.02\n20200103,0,0.001\n",
        ",a,b\n2020-01-02 00:00:00,0.01,-0.02\n2020-01-03 00:00:00,0,0.001\n",
        "t,a,b\n2020-01-02T00:00Z,0.01,-0.02\n2020-01-03T01:00:00.000+01:00,0,0.001\n",
      })
  void what_spreadsheets_and_libraries_write_is_read_alike(String text) throws IOException {
    ReturnTable table = read(text);
    assertThat(table.trials()).containsExactly("a", "b");
    assertThat(table.returns()[0]).containsExactly(0.01, 0);
    assertThat(table.returns()[1]).containsExactly(-0.02, 0.001);
    assertThat(table.stamps().text(0)).startsWith("2020-01-02");
    assertThat(table.stamps().text(1)).startsWith("2020-01-03");
    assertThat(table.notes()).isEmpty();
  }

  @Test
  void a_file_without_dates_and_one_column_is_one_trial() throws IOException {
    ReturnTable table = read("mine\n0.01\n-0.02\n");
    assertThat(table.trials()).containsExactly("mine");
    assertThat(table.stamps().isEmpty()).isTrue();
    assertThat(table.hasBenchmark()).isFalse();
  }

  @Test
  void a_column_that_counts_the_rows_is_left_out_and_said() throws IOException {
    ReturnTable table = read(",a\n0,0.01\n1,-0.02\n2,0.01\n");
    assertThat(table.trials()).containsExactly("a");
    assertThat(table.notes()).containsExactly("column \"\" counts the rows and is left out");
  }

  @Test
  void prices_become_returns_one_row_fewer() throws IOException {
    Files.writeString(
        folder.resolve("p.csv"), "date,p\n2020-01-02,100\n2020-01-03,101\n2020-01-06,99.99\n");
    Asked prices =
        new Asked(
            true,
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());
    ReturnTable table = read(prices, "p.csv");
    assertThat(table.returns()[0]).containsExactly(101.0 / 100 - 1, 99.99 / 101 - 1);
    assertThat(table.stamps().text(0)).isEqualTo("2020-01-03");
  }

  @Test
  void files_of_the_same_dates_stand_beside_each_other() throws IOException {
    Files.writeString(folder.resolve("x.csv"), "date,r,one\n2020-01-02,0.1,0.2\n");
    Files.writeString(folder.resolve("y.csv"), "day;r;two\n2020-01-02;0,3;0,4\n");
    Asked asked =
        new Asked(
            false,
            OptionalDouble.empty(),
            Optional.of("two"),
            OptionalInt.empty(),
            OptionalInt.empty());
    ReturnTable table = read(asked, "x.csv", "y.csv");
    assertThat(table.trials()).containsExactly("x.csv:r", "one", "y.csv:r");
    assertThat(table.benchmarkReturns()).containsExactly(0.4);
    assertThat(table.files()).containsExactly("x.csv", "y.csv");
  }

  @Test
  void real_returns_pass_whatever_their_size() throws IOException {
    read("cash\n0.0001\n0.0001\n0.00011\n");
    read("wild\n-1\n0.4\n-0.45\n2.5\n-0.3\n");
    read("years\n0.12\n0.08\n0.2\n0.15\n");
    assertThat(read("flat\n0\n0\n0\n").returns()[0]).containsOnly(0);
  }

  @Test
  void parquet_is_read_in_the_order_of_its_rows() throws SQLException, IOException {
    Path file = folder.resolve("it's [a]*.parquet");
    write(
        file,
        "SELECT i * 1e-7 AS a, (-i * 1e-7)::FLOAT AS b, 0.01::DECIMAL(6, 4) AS c,"
            + " TIMESTAMP '2000-01-01' + INTERVAL (i) HOUR AS d FROM range(200000) t(i)");
    ReturnTable table = read(Asked.nothing(), file.getFileName().toString());
    assertThat(table.trials()).containsExactly("a", "b", "c");
    assertThat(table.periods()).isEqualTo(200_000);
    for (int i = 0; i < 1000; i++) {
      assertThat(table.returns()[0][i]).isEqualTo(i * 1e-7);
    }
    assertThat(table.returns()[2][7]).isEqualTo(0.01);
    assertThat(table.stamps().text(31)).isEqualTo("2000-01-02T07:00:00Z");
  }

  private static void write(Path file, String query) throws SQLException {
    try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = memory.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet)"
              .formatted(query, file.toString().replace("'", "''")));
    }
  }

  @Test
  void a_csv_and_a_parquet_of_the_same_returns_are_equal() throws IOException, SQLException {
    write(
        folder.resolve("r.parquet"),
        "SELECT * FROM (VALUES ('2020-01-02', 0.1, 0), ('2020-01-03', -0.25, 1)) t(date, a, b)");
    ReturnTable parquet = read(Asked.nothing(), "r.parquet");
    ReturnTable csv = read("date,a,b\n2020-01-02,0.1,0\n2020-01-03,-0.25,1\n");
    assertThat(parquet.returns()).isDeepEqualTo(csv.returns());
    assertThat(parquet.trials()).isEqualTo(csv.trials());
    assertThat(parquet.stamps().nanos()).isEqualTo(csv.stamps().nanos());
    assertThat(Files.readString(folder.resolve("r.csv"), StandardCharsets.UTF_8)).isNotEmpty();
  }
}
