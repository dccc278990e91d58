package dev.holdout.strategies.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table on a terminal: two spaces between columns, numbers right, one rule under the head. Where
 * the terminal is too narrow, names are cut in the middle; numbers never are.
 */
final class TextTable {

  private static final int GAP = 2;
  private static final int SHORTEST_NAME = 8;

  private final int columns;
  private final List<Boolean> right = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param columns width of the terminal
   * @param heads of the columns; one that begins with {@code >} holds numbers
   */
  TextTable(int columns, String... heads) {
    this.columns = columns;
    String[] names = new String[heads.length];
    for (int i = 0; i < heads.length; i++) {
      right.add(heads[i].startsWith(">"));
      names[i] = heads[i].startsWith(">") ? heads[i].substring(1) : heads[i];
    }
    rows.add(names);
  }

  TextTable row(String... cells) {
    if (cells.length != right.size()) {
      throw new IllegalArgumentException(
          "the row has " + cells.length + " cells, the table " + right.size() + " columns");
    }
    rows.add(cells);
    return this;
  }

  List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = right.get(i) ? row[i] : cut(row[i], widths[i]);
        String blank = " ".repeat(Math.max(0, widths[i] - cell.length()));
        line.append(i == 0 ? "" : " ".repeat(GAP))
            .append(right.get(i) ? blank + cell : cell + blank);
      }
      lines.add(line.toString().stripTrailing());
    }
    int rule = lines.stream().mapToInt(String::length).max().orElse(0);
    lines.add(1, "-".repeat(rule));
    return lines;
  }

  /** As wide as the cells; too much in all is taken from the widest name, again and again. */
  private int[] widths() {
    int[] widths = new int[right.size()];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - columns;
    for (; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean name = !right.get(i) && widths[i] > SHORTEST_NAME;
        widest = name && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  /** The beginning and the end of a name, with an ellipsis between. */
  static String cut(String name, int width) {
    if (name.length() <= width) {
      return name;
    }
    int tail = (width - 1) / 2;
    return name.substring(0, width - 1 - tail) + "\u2026" + name.substring(name.length() - tail);
  }
}
