package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Walks over the bytes of a CSV file, cell by cell. A line ends with LF, CRLF or CR; a cell may be
 * quoted, with a quote inside it doubled, but ends on its line.
 */
final class CsvCursor {

  private final Path file;
  private final byte[] text;
  private final byte delimiter;
  private int at;
  private int line;
  private int from;
  private int to;
  private boolean quoted;
  private boolean lineEnds;

  /**
   * @param file for messages
   * @param at first byte of a line
   * @param line its number, from 1
   */
  CsvCursor(Path file, byte[] text, int at, int line, byte delimiter) {
    this.file = file;
    this.text = text;
    this.at = at;
    this.line = line;
    this.delimiter = delimiter;
  }

  /** Whether there is another line. */
  boolean hasLine() {
    return at < text.length;
  }

  /** Number of the line that the cursor is in. */
  int line() {
    return line;
  }

  /** The first byte that was not read. */
  int at() {
    return at;
  }

  /** At the first byte of a line: steps over it if it holds nothing but blanks. */
  boolean skipsBlankLine() {
    int i = at;
    while (i < text.length && isBlank(text[i])) {
      i++;
    }
    if (i < text.length && text[i] != '\n' && text[i] != '\r') {
      return false;
    }
    at = i;
    endLine();
    return true;
  }

  /** Moves to the next cell; see {@link #from}, {@link #to} and {@link #lineEnds}. */
  void cell() {
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
    quoted = at < text.length && text[at] == '"';
    if (quoted) {
      quotedCell();
    } else {
      from = at;
      while (at < text.length && text[at] != delimiter && text[at] != '\n' && text[at] != '\r') {
        at++;
      }
      to = at;
      while (to > from && isBlank(text[to - 1])) {
        to--;
      }
    }
    lineEnds = at >= text.length || text[at] != delimiter;
    if (!lineEnds) {
      at++;
    }
  }

  private void quotedCell() {
    from = ++at;
    while (true) {
      if (at >= text.length || text[at] == '\n' || text[at] == '\r') {
        throw new BadInput(
            "a quoted cell does not end on its line",
            file + ":" + line,
            "close the quote, or take the line break out of the cell");
      }
      if (text[at] == '"') {
        if (at + 1 >= text.length || text[at + 1] != '"') {
          break;
        }
        at++;
      }
      at++;
    }
    to = at++;
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
    if (at < text.length && text[at] != delimiter && text[at] != '\n' && text[at] != '\r') {
      throw new BadInput(
          "a quoted cell is followed by \"" + (char) (text[at] & 0xff) + "\"",
          file + ":" + line,
          "double a quote that is part of the cell: \"\"");
    }
  }

  /** After the last cell of a line: steps over its end. */
  void endLine() {
    if (at < text.length && text[at] == '\r') {
      at++;
    }
    if (at < text.length && text[at] == '\n') {
      at++;
    }
    line++;
  }

  /** First byte of the cell, without quotes and blanks around it. */
  int from() {
    return from;
  }

  /** After the last byte of the cell. */
  int to() {
    return to;
  }

  /** Whether the cell is the last of its line. */
  boolean lineEnds() {
    return lineEnds;
  }

  /** The cell as text. */
  String text() {
    String plain = new String(text, from, to - from, StandardCharsets.UTF_8);
    return quoted ? plain.replace("\"\"", "\"") : plain;
  }

  private boolean isBlank(byte b) {
    return b == ' ' || b == '\t' && delimiter != '\t';
  }
}
