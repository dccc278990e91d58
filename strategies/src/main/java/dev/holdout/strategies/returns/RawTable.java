package dev.holdout.strategies.returns;

import java.nio.file.Path;
import java.util.List;

/**
 * One file as it was read: numbers only, whether returns or prices is not known yet.
 *
 * @param file as the user named it
 * @param names of the columns; none twice, none empty
 * @param columns one array a name, oldest row first; all finite, all equally long
 * @param stamps of the rows, strictly later each; without rows where the file holds no dates
 * @param rows how a message names a row
 * @param notes what was left out, one sentence each
 */
record RawTable(
    Path file,
    List<String> names,
    double[][] columns,
    Stamps stamps,
    RowNames rows,
    List<String> notes) {

  RawTable {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
    if (names.size() != columns.length) {
      throw new IllegalArgumentException(
          file + ": " + names.size() + " names for " + columns.length + " columns");
    }
  }

  /** How a row is found again in its file: a line of text, or its number. */
  interface RowNames {

    /**
     * @param row from 0
     * @return what follows the name of the file, such as {@code :17} or {@code , row 16}
     */
    String of(int row);
  }

  int length() {
    return columns.length == 0 ? 0 : columns[0].length;
  }

  /** Where a value stands. */
  String place(int row, int column) {
    return place(file, rows.of(row), names.get(column));
  }

  static String place(Path file, String row, String column) {
    return file + row + ", column \"" + column + "\"";
  }
}
