package dev.holdout.engine.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strict reader of the JSON that a header holds: objects become maps in reading order, lists become
 * lists, whole numbers become {@link Long}. A name given twice is refused. Fractions, {@code true},
 * {@code false} and {@code null} have no place in such a header and are refused too.
 */
final class JsonText {

  private static final int DEEPEST = 16;

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
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
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
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> whole();
          default -> throw fault("a value that is no object, list, text or whole number");
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
      if (members.put(name, value()) != null) {
        throw fault("the name \"" + name + "\" twice");
      }
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

  private Long whole() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
      throw fault("a number that is not whole");
    }
    if (digits.matches("-?0[0-9]+")) {
      throw fault("the number " + digits + " with a leading zero");
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException outside) {
      throw fault("the number " + digits + ", which does not fit in 64 bits");
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
        "the header has " + what, place + ", header character " + at, Header.REMEDY);
  }
}
