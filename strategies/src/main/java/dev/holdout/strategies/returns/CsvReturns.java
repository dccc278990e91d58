package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a CSV file of returns or prices: a line of names, one line a period below it. Reads what
 * Excel writes (byte order mark, semicolons, decimal commas, quotes, {@code sep=}, CRLF); what
 * could mean two things is refused.
 */
final class CsvReturns {

  private static final int MOST_FAULTS = 10;

  private final Path file;
  private final byte[] text;
  private final CsvHead head;
  private final CsvCursor cursor;
  private final CsvNumbers numbers;
  private final List<Fault> faults = new ArrayList<>();
  private StampReader stamps;
  private double[][] columns;
  private int rows;

  private CsvReturns(Path file, byte[] text) {
    this.file = file;
    this.text = text;
    this.head = CsvHead.of(file, text);
    this.cursor = new CsvCursor(file, text, head.at(), head.line(), head.delimiter());
    this.numbers = new CsvNumbers(text);
  }

  /**
   * @param file for messages
   * @param text its bytes
   * @throws BadInput with the first faults, each with line and column
   */
  static RawTable read(Path file, byte[] text) {
    return new CsvReturns(file, text).table();
  }

  private RawTable table() {
    columns = new double[head.names().size()][mostRows()];
    int blank = 0;
    while (cursor.hasLine()) {
      int line = cursor.line();
      if (cursor.skipsBlankLine()) {
        blank = blank == 0 ? line : blank;
      } else {
        requireNoGap(blank);
        row();
      }
    }
    numbers.ambiguity().ifPresent(this::add);
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    requireRows();
    return result();
  }

  /** At most as many as line ends after the head, and one without. */
  private int mostRows() {
    int most = 1;
    for (int i = head.at(); i < text.length; i++) {
      most +=
          text[i] == '\n' || text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n')
              ? 1
              : 0;
    }
    return most;
  }

  private void requireNoGap(int blank) {
    if (blank > 0) {
      throw new BadInput(
          "the line is empty, and rows follow it",
          file + ":" + blank,
          "remove it, or write the period's returns");
    }
  }

  private void requireRows() {
    if (rows == 0) {
      throw new BadInput(
          "the file has a head and no rows",
          file + ":" + head.line(),
          "write one line a period below the names");
    }
    if (stamps != null && head.names().size() == 1) {
      throw new BadInput(
          "the file has dates and no returns",
          file + ":1",
          "write one column a trial beside the dates");
    }
  }

  private void row() {
    int last = head.names().size() - 1;
    for (int column = 0; column <= last; column++) {
      cursor.cell();
      if (column == 0 && rows == 0) {
        findStamps();
      }
      if (column == 0 && stamps != null) {
        stamps.add(cursor.text(), place());
      } else {
        number(column);
      }
      if (cursor.lineEnds() != (column == last)) {
        throw wrongCells(column + 1);
      }
    }
    cursor.endLine();
    rows++;
  }

  private void number(int column) {
    double value = numbers.read(cursor.from(), cursor.to());
    columns[column][rows] = value;
    if (Double.isNaN(value)) {
      add(numbers.fault(cursor.text(), place(column)));
    } else if (numbers.mayMeanThousands()) {
      numbers.look(cursor.text(), place(column));
    }
  }

  /** Dates stand in the first column, if its first cell is one or its name says so. */
  private void findStamps() {
    String name = head.names().getFirst();
    if (StampReader.reads(cursor.text(), name) || StampReader.isNameOfDates(name)) {
      stamps = new StampReader(file, name.isBlank() ? "date" : name);
    }
  }

  private BadInput wrongCells(int read) {
    int cells = read;
    while (!cursor.lineEnds()) {
      cursor.cell();
      cells++;
    }
    int names = head.names().size();
    return new BadInput(
        "the line has %d %s where the head has %d %s"
            .formatted(cells, cells == 1 ? "cell" : "cells", names, names == 1 ? "name" : "names"),
        file + ":" + cursor.line(),
        cells > names && head.delimiter() == ','
            ? "one cell a name; if commas are decimal marks here, separate cells by semicolons"
            : "one cell a name; separate cells by comma, semicolon or tab, the same in all lines");
  }

  private void add(Fault fault) {
    faults.add(fault);
    if (faults.size() == MOST_FAULTS) {
      throw new BadInput(faults);
    }
  }

  private String place() {
    return ":" + cursor.line();
  }

  private String place(int column) {
    return RawTable.place(file, place(), head.names().get(column));
  }

  private RawTable result() {
    int from = stamps == null ? 0 : 1;
    List<String> notes = new ArrayList<>();
    if (stamps == null && RowNumbers.are(head.names().getFirst(), columns[0], rows)) {
      notes.add(RowNumbers.note(head.names().getFirst()));
      from = 1;
    }
    List<String> names = head.names().subList(from, head.names().size());
    if (from == 0 && names.getFirst().isBlank() || names.isEmpty()) {
      throw new BadInput(
          names.isEmpty() ? "the file numbers its rows and has no returns" : "column 1 has no name",
          file + ":" + (head.line() - 1),
          names.isEmpty() ? "write one column a trial" : "name it");
    }
    double[][] values = new double[names.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = Arrays.copyOf(columns[from + i], rows);
      columns[from + i] = null;
    }
    int first = head.line();
    return new RawTable(
        file,
        names,
        values,
        stamps == null ? Stamps.NONE : stamps.stamps(),
        row -> ":" + (first + row),
        notes);
  }
}
