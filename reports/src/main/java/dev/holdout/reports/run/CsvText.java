package dev.holdout.reports.run;

import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.List;

/** Splits CSV text into rows of cells; an empty cell is null, a quoted empty one is {@code ""}. */
final class CsvText {

  private final String text;
  private final String file;
  private int at;

  private CsvText(String text, String file) {
    this.text = text;
    this.file = file;
  }

  static List<List<String>> lines(String text, String file) {
    CsvText reader = new CsvText(text, file);
    List<List<String>> lines = new ArrayList<>();
    while (reader.at < text.length()) {
      lines.add(reader.line());
    }
    return lines;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at >= text.length()) {
        throw cut();
      }
      if (text.charAt(at++) == '\n') {
        return cells;
      }
    }
  }

  private String plain() {
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      at++;
    }
    return at == from ? null : text.substring(from, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return cell.toString();
      }
    }
    throw cut();
  }

  private BadInput cut() {
    return new BadInput(
        "the file ends inside a row", file, "run the study again; the file was cut");
  }
}
