package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Fields of a line: UTF-8, separated by tabs, the last one a check over those before it. What would
 * end a field or a line is written with a backslash.
 */
final class Fields {

  /** Digits of a check. */
  static final int CHECK = 8;

  private Fields() {}

  /** The line with its check and its end. */
  static byte[] line(String... fields) {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      escape(field, line);
      line.append('\t');
    }
    byte[] text = line.toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[text.length + CHECK + 1];
    System.arraycopy(text, 0, whole, 0, text.length);
    whole[whole.length - 1] = '\n';
    check(whole, whole.length - 1);
    return whole;
  }

  /** Writes the check of a line, of which the rest is there, before its end at {@code to}. */
  static void check(byte[] line, int to) {
    int sum = sum(line, 0, to - CHECK);
    for (int i = 1; i <= CHECK; i++) {
      line[to - i] = (byte) Character.forDigit(sum & 15, 16);
      sum >>>= 4;
    }
  }

  /** Whether the line (without its end) closes with the check of what stands before. */
  static boolean holds(byte[] bytes, int from, int to) {
    int text = to - CHECK;
    return text > from
        && bytes[text - 1] == '\t'
        && HexFormat.of()
            .toHexDigits(sum(bytes, from, text))
            .equals(new String(bytes, text, CHECK, StandardCharsets.ISO_8859_1));
  }

  /** The fields of a line (without its end), the check left out; malformed UTF-8 is replaced. */
  static String[] split(byte[] bytes, int from, int to) {
    String[] raw = new String(bytes, from, to - from, StandardCharsets.UTF_8).split("\t", -1);
    String[] fields = new String[raw.length - 1];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = plain(raw[i]);
    }
    return fields;
  }

  private static int sum(byte[] bytes, int from, int to) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }

  private static void escape(String field, StringBuilder line) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> {
          if (Character.isSurrogate(c) && !paired(field, i)) { // UTF-8 has no form for half a sign
            line.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            line.append(c);
          }
        }
      }
    }
  }

  private static boolean paired(String field, int i) {
    return Character.isHighSurrogate(field.charAt(i))
        ? i + 1 < field.length() && Character.isLowSurrogate(field.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(field.charAt(i - 1));
  }

  private static String plain(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        text.append(c);
        continue;
      }
      char next = raw.charAt(++i);
      switch (next) {
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 'u' -> {
          if (raw.regionMatches(true, i + 1, "d", 0, 1) && i + 5 <= raw.length()) {
            text.append((char) HexFormat.fromHexDigits(raw, i + 1, i + 5));
            i += 4;
          }
        }
        default -> text.append(next);
      }
    }
    return text.toString();
  }
}
