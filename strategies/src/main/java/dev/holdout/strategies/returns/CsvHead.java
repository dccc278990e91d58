package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first lines of a CSV file: what separates its cells, and the names of its columns.
 *
 * @param names as written; the first may be empty
 * @param delimiter comma, semicolon or tab, or what a line {@code sep=} says
 * @param at first byte after the head
 * @param line number of the line there
 */
record CsvHead(List<String> names, byte delimiter, int at, int line) {

  private static final byte[] KNOWN = {',', ';', '\t'};

  /**
   * @param file for messages
   * @param text the whole file
   * @throws BadInput if there is no head, if its cells cannot be told apart, or a name is missing
   */
  static CsvHead of(Path file, byte[] text) {
    int at = hasMark(text) ? 3 : 0;
    int line = 1;
    int end = endOfLine(text, at);
    String first = line(file, text, at, end, line);
    byte said = separator(first);
    if (said != 0) {
      at = afterLine(text, end);
      line++;
      end = endOfLine(text, at);
      first = line(file, text, at, end, line);
    }
    if (first.isBlank()) {
      throw new BadInput(
          at >= text.length ? "the file is empty" : "the first line is empty",
          file + ":" + line,
          "begin with a line of names, one a column, and one line a period below it");
    }
    byte delimiter = said == 0 ? delimiter(file, first, line) : said;
    CsvCursor cursor = new CsvCursor(file, text, at, line, delimiter);
    List<String> names = new ArrayList<>();
    do {
      cursor.cell();
      names.add(cursor.text());
    } while (!cursor.lineEnds());
    cursor.endLine();
    check(file, names, line);
    return new CsvHead(List.copyOf(names), delimiter, cursor.at(), cursor.line());
  }

  /** UTF-8's byte order mark, which Excel writes. */
  private static boolean hasMark(byte[] text) {
    return text.length >= 3
        && (text[0] & 0xff) == 0xef
        && (text[1] & 0xff) == 0xbb
        && (text[2] & 0xff) == 0xbf;
  }

  private static int endOfLine(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }

  private static int afterLine(byte[] text, int end) {
    boolean pair = end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n';
    return Math.min(text.length, end + (pair ? 2 : 1));
  }

  private static String line(Path file, byte[] text, int from, int to, int line) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(
          "the names are not UTF-8", file + ":" + line, "save the file as \"CSV UTF-8\"");
    }
  }

  /** What Excel's line {@code sep=;} says; 0 where there is none. */
  private static byte separator(String line) {
    String plain = line.replace("\"", "").stripTrailing();
    if (line.startsWith("sep=\t") || line.startsWith("SEP=\t")) {
      return '\t';
    }
    return plain.length() == 5 && plain.regionMatches(true, 0, "sep=", 0, 4)
        ? (byte) plain.charAt(4)
        : 0;
  }

  private static byte delimiter(Path file, String head, int line) {
    List<Byte> found = new ArrayList<>();
    for (byte known : KNOWN) {
      if (outsideQuotes(head).indexOf(known) >= 0) {
        found.add(known);
      }
    }
    if (found.size() > 1) {
      throw new BadInput(
          "the names are separated by more than one of comma, semicolon and tab",
          file + ":" + line,
          "quote the names, or say which: a first line sep=;");
    }
    return found.isEmpty() ? (byte) ',' : found.getFirst();
  }

  private static String outsideQuotes(String head) {
    return head.replaceAll("\"[^\"]*\"", "");
  }

  private static void check(Path file, List<String> names, int line) {
    boolean numbers =
        names.stream().skip(1).allMatch(CsvHead::isNumber)
            && (isNumber(names.getFirst()) || StampReader.reads(names.getFirst(), ""));
    if (numbers) {
      throw new BadInput(
          "the first line holds numbers, \"" + names.getLast() + "\", and no names",
          file + ":" + line,
          "begin with a line of names, one a column");
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isBlank() && i > 0) {
        throw new BadInput(
            "column " + (i + 1) + " has no name",
            file + ":" + line,
            "name it, or remove the empty column");
      }
      Integer before = places.put(names.get(i), i);
      if (before != null) {
        throw new BadInput(
            "columns "
                + (before + 1)
                + " and "
                + (i + 1)
                + " are both called \""
                + names.get(i)
                + "\"",
            file + ":" + line,
            "give each trial its own name");
      }
    }
  }

  private static boolean isNumber(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return !Double.isNaN(Numeral.parse(bytes, 0, bytes.length, (byte) '.'))
        || !Double.isNaN(Numeral.parse(bytes, 0, bytes.length, (byte) ','));
  }
}
