package dev.holdout.engine.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strict reader of JSON: objects become maps in reading order, lists become lists, whole numbers
 * become {@link Long} and others {@link Double}; {@code null} stays null. A name given twice, a
 * whole number beyond 64 bits and values nested deeper than 16 are refused.
 */
final class JsonText {

  private static final int DEEPEST = 16;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final String text;
  private final String place;
  private int at;
  private int depth;

  private JsonText(String text, String place) {
    this.text = text;
    this.place = place;
  }

  /** The one value of {@code text}; spaces around it are allowed. */
  static Object read(String text, String place) {
    JsonText json = new JsonText(text, place);
    Object value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.fault("text after the end of the value");
    }
    return value;
  }

  /** {@code text} between quotes, escaped. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || loneSurrogate(text, i)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Half a character, which UTF-8 cannot write. */
  private static boolean loneSurrogate(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private Object value() {
    skipSpace();
    if (++depth > DEEPEST) {
      throw fault("values nested deeper than " + DEEPEST);
    }
    Object value =
        switch (peek()) {
          case '{' -> object();
          case '[' -> list();
          case '"' -> string();
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", null);
          default -> throw fault("a value that is no object, list, text or number");
        };
    depth--;
    return value;
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    skipSpace();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw fault("a name without quotes");
      }
      String name = string();
      skipSpace();
      expect(':');
      if (members.containsKey(name)) {
        throw fault("the name \"" + name + "\" twice");
      }
      members.put(name, value());
      skipSpace();
      if (peek() == '}') {
        at++;
        return members;
      }
      expect(',');
    }
  }

  private List<Object> list() {
    List<Object> items = new ArrayList<>();
    expect('[');
    skipSpace();
    if (peek() == ']') {
      at++;
      return items;
    }
    while (true) {
      items.add(value());
      skipSpace();
      if (peek() == ']') {
        at++;
        return items;
      }
      expect(',');
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw fault("a control character inside a text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(), 16);
          if (digit < 0) {
            throw fault("a \\u escape without four hexadecimal digits");
          }
          code = 16 * code + digit;
        }
        yield (char) code;
      }
      default -> throw fault("the escape \\" + c);
    };
  }

  private Object word(String word, Boolean value) {
    if (!text.startsWith(word, at)) {
      throw fault("a word that is not " + word);
    }
    at += word.length();
    return value;
  }

  private Number number() {
    Matcher digits = NUMBER.matcher(text).region(at, text.length());
    if (!digits.lookingAt()) {
      throw fault("a number without digits");
    }
    at = digits.end();
    if (digits.group(2) != null || digits.group(3) != null) {
      return Double.valueOf(digits.group());
    }
    if (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      throw fault("a number with a leading zero");
    }
    try {
      return Long.valueOf(digits.group());
    } catch (NumberFormatException outside) {
      throw fault("the number " + digits.group() + ", which does not fit in 64 bits");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("an end inside a value");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw fault("'" + peek() + "' where '" + wanted + "' belongs");
    }
    at++;
  }

  private MalformedFile fault(String what) {
    return new MalformedFile(
        "the JSON text has " + what, place + ", character " + at + " of that text", Header.REMEDY);
  }
}
