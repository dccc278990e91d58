package dev.holdout.reports.run;

import dev.holdout.marketdata.BadInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Flat records as CSV and back: one column a component, the name in the head, full precision, an
 * empty cell for null, quotes where a text needs them (RFC 4180, lines end in a line feed).
 */
final class RecordCsv {

  private RecordCsv() {}

  static <R extends Record> void write(Path file, Class<R> type, List<R> rows) throws IOException {
    RecordComponent[] columns = type.getRecordComponents();
    for (RecordComponent column : columns) {
      column.getAccessor().setAccessible(true);
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < columns.length; i++) {
        out.append(i == 0 ? "" : ",").append(columns[i].getName());
      }
      out.append('\n');
      for (R row : rows) {
        for (int i = 0; i < columns.length; i++) {
          out.append(i == 0 ? "" : ",").append(cell(row, columns[i]));
        }
        out.append('\n');
      }
    }
  }

  private static String cell(Record row, RecordComponent column) {
    Object value;
    try {
      value = column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("column " + column + " cannot be read", e);
    }
    return switch (value) {
      case null -> "";
      case BigDecimal exact -> exact.toPlainString();
      case Double number when !Double.isFinite(number) ->
          throw new IllegalArgumentException(
              column.getName() + " is " + number + "; leave an undefined cell null");
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && !text.isEmpty();
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  static <R extends Record> List<R> read(Path file, Class<R> type) throws IOException {
    List<List<String>> lines = CsvText.lines(Files.readString(file), file.toString());
    RecordComponent[] columns = type.getRecordComponents();
    List<String> head = lines.isEmpty() ? List.of() : lines.getFirst();
    List<String> expected = new ArrayList<>();
    for (RecordComponent column : columns) {
      expected.add(column.getName());
    }
    if (!head.equals(expected)) {
      throw new BadInput(
          "the columns are " + head + "; expected " + expected,
          file + " line 1",
          "run the study again; the file was changed or cut");
    }
    List<R> rows = new ArrayList<>(lines.size() - 1);
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(lines.get(i), type, columns, file + " row " + i));
    }
    return rows;
  }

  private static <R extends Record> R row(
      List<String> cells, Class<R> type, RecordComponent[] columns, String place) {
    if (cells.size() != columns.length) {
      throw new BadInput(
          "the row has " + cells.size() + " cells; expected " + columns.length,
          place,
          "run the study again; the file was changed or cut");
    }
    Class<?>[] types = new Class<?>[columns.length];
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      types[i] = columns[i].getType();
      values[i] = parse(cells.get(i), types[i], columns[i].getName(), place);
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new BadInput(e.getCause().getMessage(), place, "run the study again");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + type + " cannot be made", e);
    }
  }

  private static Object parse(String cell, Class<?> type, String column, String place) {
    if (cell == null) {
      if (type.isPrimitive()) {
        throw unreadable("", type, column, place);
      }
      return null;
    }
    try {
      if (type == String.class) {
        return cell;
      }
      if (type == int.class) {
        return Integer.parseInt(cell);
      }
      if (type == long.class) {
        return Long.parseLong(cell);
      }
      if (type == double.class || type == Double.class) {
        return Double.parseDouble(cell);
      }
      if (type == BigDecimal.class) {
        return new BigDecimal(cell);
      }
    } catch (NumberFormatException e) {
      throw unreadable(cell, type, column, place);
    }
    if (type == boolean.class && (cell.equals("true") || cell.equals("false"))) {
      return cell.equals("true");
    }
    throw unreadable(cell, type, column, place);
  }

  private static BadInput unreadable(String cell, Class<?> type, String column, String place) {
    return new BadInput(
        column + " is \"" + cell + "\"; expected a " + type.getSimpleName(),
        place,
        "run the study again; the file was changed or cut");
  }
}
