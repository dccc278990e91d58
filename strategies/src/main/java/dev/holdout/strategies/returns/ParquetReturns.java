package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a Parquet file of returns or prices through DuckDB in memory, rows in the file's order. The
 * query takes the columns as they are; nothing is computed in SQL. Dates may stand in any column of
 * a date type (pandas writes its index last), or as text in the first.
 */
final class ParquetReturns {

  private static final int MOST_FAULTS = 10;

  private final Path file;
  private final List<String> names = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int dates = -1;
  private boolean day;
  private StampReader stamps;
  private double[][] columns;
  private int rows;

  private ParquetReturns(Path file) {
    this.file = file;
  }

  /**
   * @param file for messages
   * @param place where it lies
   * @throws BadInput with the first faults, each with row and column
   */
  static RawTable read(Path file, Path place) {
    try {
      return new ParquetReturns(file).table(place);
    } catch (SQLException e) {
      throw new BadInput(
          "the file cannot be read as Parquet: " + e.getMessage().lines().findFirst().orElse(""),
          file.toString(),
          "write it again, or pass CSV");
    }
  }

  private RawTable table(Path place) throws SQLException {
    try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = memory.createStatement()) {
      statement.execute("SET preserve_insertion_order = true");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet found =
          statement.executeQuery("SELECT * FROM read_parquet('" + quoted(place) + "')")) {
        readHead(found.getMetaData());
        while (found.next()) {
          row(found);
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return result();
  }

  /** In a text of SQL, and of characters that stand for themselves only. */
  private static String quoted(Path place) {
    return place.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
  }

  private void readHead(ResultSetMetaData head) throws SQLException {
    for (int i = 0; i < head.getColumnCount(); i++) {
      String name = head.getColumnName(i + 1);
      String type = head.getColumnTypeName(i + 1);
      names.add(name);
      boolean moment = type.equals("DATE") || type.startsWith("TIMESTAMP");
      if (moment || i == 0 && type.equals("VARCHAR")) {
        if (dates >= 0) {
          throw new BadInput(
              "columns \"" + names.get(dates) + "\" and \"" + name + "\" both hold dates",
              file.toString(),
              "keep one");
        }
        dates = i;
        day = type.equals("DATE");
        stamps = new StampReader(file, name);
      } else if (!isNumber(JDBCType.valueOf(head.getColumnType(i + 1)), type)) {
        throw new BadInput(
            "column \"" + name + "\" holds " + type + " and no numbers",
            file.toString(),
            "write numbers (double), one column a trial, and dates as a date type");
      }
    }
    columns = new double[names.size()][256];
  }

  private static boolean isNumber(JDBCType type, String name) {
    return switch (type) {
      case DOUBLE, FLOAT, REAL, DECIMAL, NUMERIC, TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      default -> name.equals("HUGEINT") || name.startsWith("U") && name.endsWith("INT");
    };
  }

  private void row(ResultSet at) throws SQLException {
    String place = ", row " + (rows + 1);
    if (rows == columns[0].length) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], 2 * rows);
      }
    }
    for (int i = 0; i < columns.length; i++) {
      if (i == dates) {
        stamp(at.getObject(i + 1), place);
        continue;
      }
      double value = at.getDouble(i + 1);
      if (at.wasNull() || !Double.isFinite(value)) {
        add(
            new Fault(
                at.wasNull() ? "the value is missing" : value + " is no finite number",
                RawTable.place(file, place, names.get(i)),
                "decide what the period was: 0 where nothing was held, or remove it for all"
                    + " trials"));
      }
      columns[i][rows] = value;
    }
    rows++;
  }

  private void stamp(Object value, String row) {
    switch (value) {
      case null -> stamps.add("", row);
      case LocalDate date -> stamps.add(date.atStartOfDay(), day, row);
      case LocalDateTime time -> stamps.add(time, false, row);
      case OffsetDateTime time ->
          stamps.add(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), false, row);
      case java.sql.Timestamp time -> stamps.add(time.toLocalDateTime(), false, row);
      default -> stamps.add(value.toString(), row);
    }
  }

  private void add(Fault fault) {
    faults.add(fault);
    if (faults.size() == MOST_FAULTS) {
      throw new BadInput(faults);
    }
  }

  private RawTable result() {
    if (rows == 0) {
      throw new BadInput("the file has columns and no rows", file.toString(), "one row a period");
    }
    List<String> kept = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (RowNumbers.are(names.get(i), columns[i], rows)) {
        notes.add(RowNumbers.note(names.get(i)));
      } else if (i != dates) {
        kept.add(names.get(i));
        values.add(Arrays.copyOf(columns[i], rows));
      }
    }
    if (kept.isEmpty()) {
      throw new BadInput(
          "the file has dates and no returns", file.toString(), "write one column a trial");
    }
    return new RawTable(
        file,
        kept,
        values.toArray(double[][]::new),
        Optional.ofNullable(stamps).map(StampReader::stamps).orElse(Stamps.NONE),
        row -> ", row " + (row + 1),
        notes);
  }
}
