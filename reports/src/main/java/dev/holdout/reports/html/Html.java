package dev.holdout.reports.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * HTML text that is safe to put into a page.
 *
 * @param text well-formed markup
 */
public record Html(String text) implements Content {

  public static final Html EMPTY = new Html("");

  /** Plain text, escaped for elements and quoted attributes. */
  public static Html text(String plain) {
    StringBuilder safe = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return new Html(safe.toString());
  }

  /**
   * Markup with holes.
   *
   * @param markup our own, never data; each {@code {}} is a hole
   * @param holes {@link Html} as it is; anything else as escaped text
   * @throws IllegalArgumentException if their numbers differ
   */
  public static Html of(String markup, Object... holes) {
    StringBuilder filled = new StringBuilder(markup.length() * 2);
    int from = 0;
    for (Object hole : holes) {
      int at = markup.indexOf("{}", from);
      if (at < 0) {
        throw new IllegalArgumentException(
            "\"" + markup + "\" has fewer holes than the " + holes.length + " values given");
      }
      filled.append(markup, from, at);
      filled.append(hole instanceof Html safe ? safe.text : text(String.valueOf(hole)).text);
      from = at + 2;
    }
    if (markup.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException(
          "\"" + markup + "\" has more holes than the " + holes.length + " values given");
    }
    return new Html(filled.append(markup, from, markup.length()).toString());
  }

  public static Html join(Collection<Html> parts) {
    return join("", parts);
  }

  /** The parts with our own markup between them. */
  public static Html join(String between, Collection<Html> parts) {
    return new Html(parts.stream().map(Html::text).collect(Collectors.joining(between)));
  }

  public Html and(Html next) {
    return new Html(text + next.text);
  }

  /** JSON that may stand inside a script element: no character in it can end the element. */
  public static Html json(String json) {
    return new Html(
        json.replace("&", "\\u0026")
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(text);
  }
}
