package dev.holdout.reports.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table: the first cell of a row is its head, numbers stand right, texts left. On phones it
 * becomes a list of labels and values when {@link #stacked}, else it scrolls in its own box.
 */
public final class Table {

  private final Html caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Html> rows = new ArrayList<>();
  private Html foot = Html.EMPTY;
  private Html mark = Html.EMPTY;
  private boolean stacked;
  private boolean headHidden;

  private Table(Html caption) {
    this.caption = caption;
  }

  private record Column(String head, Kind kind) {}

  /** What a column holds. */
  public enum Kind {
    /** Words, at the left. */
    TEXT,
    /** Words, at the left, with a button that sorts. */
    SORTED_TEXT,
    /** Words in the muted colour, at the left. */
    NOTE,
    /** Numbers, at the right. */
    NUMBER,
    /** Numbers, at the right, with a button that sorts. */
    SORTED,
    /** A drawing; its head is for screen readers only. */
    DRAWING
  }

  public static Table captioned(String caption) {
    return new Table(Html.text(caption));
  }

  /** A caption with a smaller note after it. */
  public static Table captioned(String caption, Html note) {
    return new Table(Html.of("{} <small>{}</small>", caption, note));
  }

  /** What stands after the caption: whose figures these are. */
  public Table marked(Html mark) {
    this.mark = mark;
    return this;
  }

  public Table column(String head, Kind kind) {
    columns.add(new Column(head, kind));
    return this;
  }

  /** On phones, each row as a list of labels and values: for wordy tables. */
  public Table stacked() {
    stacked = true;
    return this;
  }

  /** The head is read by screen readers only. */
  public Table headHidden() {
    headHidden = true;
    return this;
  }

  /** A row of a class of ours; the first cell is its head. */
  public Table rowOf(String ourClass, Html... cells) {
    rows.add(line(" class=\"" + ourClass + "\"", cells));
    return this;
  }

  /** One row; the first cell is its head. */
  public Table row(Html... cells) {
    rows.add(line("", cells));
    return this;
  }

  /** A row that stands out: the chosen one. */
  public Table chosenRow(Html... cells) {
    rows.add(line(" class=\"pick\"", cells));
    return this;
  }

  /** The last row: a total. */
  public Table total(Html... cells) {
    foot = line("", cells);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  private Html line(String attribute, Html... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells but the table %d columns".formatted(cells.length, columns.size()));
    }
    StringBuilder line = new StringBuilder("<tr").append(attribute).append('>');
    line.append("<th scope=\"row\">").append(cells[0].text()).append("</th>");
    for (int i = 1; i < cells.length; i++) {
      Column column = columns.get(i);
      line.append("<td");
      if (stacked) {
        line.append(" data-l=\"").append(Html.text(column.head).text()).append('"');
      }
      line.append(
          switch (column.kind) {
            case TEXT, SORTED_TEXT, DRAWING -> " class=\"l\"";
            case NOTE -> " class=\"l mut\"";
            case NUMBER, SORTED -> "";
          });
      String content = cells[i].text();
      line.append('>').append(stacked ? "<div>" + content + "</div>" : content).append("</td>");
    }
    return new Html(line.append("</tr>").toString());
  }

  /** The table in its scrolling box. */
  public Html html() {
    boolean sorted =
        columns.stream()
            .anyMatch(column -> column.kind == Kind.SORTED || column.kind == Kind.SORTED_TEXT);
    String classes = stacked ? " class=\"stack\"" : sorted ? " class=\"sort\"" : "";
    List<Html> heads = columns.stream().map(Table::head).toList();
    return Html.of(
        "<div class=\"scroll\"><table{}><caption>{}</caption>"
            + "<thead{}><tr>{}</tr></thead><tbody>{}</tbody>{}</table></div>",
        new Html(classes),
        caption.and(mark),
        new Html(headHidden ? " class=\"sr\"" : ""),
        Html.join(heads),
        Html.join("\n", rows),
        foot.text().isEmpty() ? foot : Html.of("<tfoot>{}</tfoot>", foot));
  }

  private static Html head(Column column) {
    return switch (column.kind) {
      case TEXT, NOTE -> Html.of("<th scope=\"col\" class=\"l\">{}</th>", column.head);
      case NUMBER -> Html.of("<th scope=\"col\">{}</th>", column.head);
      case SORTED ->
          Html.of(
              "<th scope=\"col\" aria-sort=\"none\"><button class=\"s\""
                  + " type=\"button\">{}</button></th>",
              column.head);
      case SORTED_TEXT ->
          Html.of(
              "<th scope=\"col\" class=\"l\" aria-sort=\"none\"><button class=\"s\""
                  + " type=\"button\">{}</button></th>",
              column.head);
      case DRAWING -> Html.of("<th scope=\"col\"><span class=\"sr\">{}</span></th>", column.head);
    };
  }
}
