package dev.holdout.reports.compare;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.compare.Compared.Line;
import dev.holdout.reports.compare.Compared.Setting;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.page.Assets;
import dev.holdout.reports.page.Page;
import dev.holdout.reports.page.PageFile;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.section.RunView;
import dev.holdout.reports.section.Tiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The page over two runs: one sentence, two columns of tiles, and the lines that differ; a switch
 * shows the others. The same two folders give the same bytes.
 */
public final class ComparePage {

  private final Compared compared;
  private final RunView a;
  private final RunView b;
  private final Shown shown;

  private ComparePage(RunFolder a, RunFolder b) {
    this.compared = Compared.of(a, b);
    this.a = RunView.of(a, "runA.");
    this.b = RunView.of(b, "runB.");
    this.shown = Shown.of(compared);
  }

  /**
   * @param place of the page; an older one is replaced as a whole
   * @return the place
   * @throws BadInput if a folder is no whole run, or nothing can be written
   */
  public static Path write(RunFolder a, RunFolder b, Path place) {
    return PageFile.write(place, html(a, b));
  }

  /** The page's text; see {@link #write}. */
  public static String html(RunFolder a, RunFolder b) {
    return new ComparePage(a, b).html();
  }

  private String html() {
    List<Page.SectionView> sections =
        List.of(
            section(1, "answer", "What differs", "", answer()),
            section(2, "figures", "Figures", "Which figures differ, and by how much?", figures()),
            section(
                3, "settings", "Settings and data", "What was run, on what, by what?", settings()),
            section(
                4, "study", "The studies’ text", "Which lines has one and not the other?", text()));
    return new Page(
            "%s and %s: two runs compared%s"
                .formatted(
                    compared.a().id(), compared.b().id(), generated() ? " (generated market)" : ""),
            "Holdout " + a.manifest().origin().holdout(),
            new Page.Head(new Html("Two runs compared"), line(), bands()),
            sections,
            Html.of(
                "Holdout {} · one file, no network, no tracking · all times UTC",
                a.shown().text("manifest.origin.holdout")),
            Assets.load())
        .html();
  }

  private static Page.SectionView section(
      int number, String id, String title, String question, Html body) {
    return new Page.SectionView(number, id, title, question, body);
  }

  private boolean generated() {
    return compared.a().generated() || compared.b().generated();
  }

  private Html line() {
    return Html.of(
        "{}A: {}, run <span class=\"mono\">{}</span>, made {} · B: {}, run <span"
            + " class=\"mono\">{}</span>, made {}",
        generated() ? new Html("<b>generated market</b> · ") : Html.EMPTY,
        shown.text("a.name"),
        shown.text("a.id"),
        shown.minute("a.createdAt"),
        shown.text("b.name"),
        shown.text("b.id"),
        shown.minute("b.createdAt"));
  }

  private List<Page.Band> bands() {
    List<Page.Band> bands = new ArrayList<>();
    if (generated()) {
      String which =
          compared.a().generated() && compared.b().generated()
              ? "A and B"
              : compared.a().generated() ? "A" : "B";
      bands.add(
          new Page.Band(
              "warn",
              "Generated market",
              Html.of(
                  "<b>Generated market</b> in {}: no figure of it is about a real market.",
                  which)));
    }
    return bands;
  }

  private Html answer() {
    return Html.of(
        "<h2 id=\"h-answer\" class=\"say{}\">{}{}</h2><div class=\"row c2 pair\">{}{}</div>{}",
        compared.sound() ? "" : " bad",
        compared.sound() ? Html.EMPTY : new Html("✕ "),
        shown.text("sentence"),
        side("A", "a.", a),
        side("B", "b.", b),
        CurvesChart.html(a, b));
  }

  private Html side(String letter, String name, RunView run) {
    return Html.of(
        "<div><h3 class=\"t\">{} <span class=\"mono\">{}</span> <small"
            + " class=\"mut\">{}</small>{}</h3><p class=\"short {}\">{}</p>{}</div>",
        letter,
        shown.text(name + "id"),
        shown.text(name + "name"),
        run.mark(),
        run.results().verdict().colour(),
        shown.text(name + "verdict"),
        Tiles.html(run));
  }

  private Html mark() {
    return a.isGenerated() ? a.mark() : b.mark();
  }

  /** The switch stands before the first table and holds for all of them. */
  private Html figures() {
    Table table =
        Table.captioned("Figures of both runs")
            .marked(mark())
            .column("Figure", Kind.TEXT)
            .column("Part", Kind.NOTE)
            .column("A", Kind.NUMBER)
            .column("B", Kind.NUMBER)
            .column("B − A", Kind.NUMBER)
            .column("Not defined because", Kind.NOTE);
    for (int i = 0; i < compared.figures().size(); i++) {
      Line line = compared.figures().get(i);
      String name = "figures." + i + ".";
      table.rowOf(
          line.same() ? "same" : "",
          shown.text(name + "name"),
          shown.text(name + "group"),
          shown.by(line.form(), name + "a"),
          shown.by(line.form(), name + "b"),
          shown.difference(line.form(), name + "difference"),
          shown.isDefined(name + "difference") ? Html.EMPTY : shown.reason(name + "difference"));
    }
    boolean none = compared.figures().stream().allMatch(Line::same);
    return Html.of(
        "<p class=\"switch\"><input type=\"checkbox\" id=\"all\"><label for=\"all\"> also the lines"
            + " that do not differ</label></p>{}{}",
        none ? new Html("<p class=\"see\">No figure differs.</p>") : Html.EMPTY,
        hiddenIf(none, table));
  }

  private Html settings() {
    Table table =
        Table.captioned("Settings of both runs")
            .column("Setting", Kind.TEXT)
            .column("A", Kind.TEXT)
            .column("B", Kind.TEXT)
            .stacked();
    for (int i = 0; i < compared.settings().size(); i++) {
      Setting line = compared.settings().get(i);
      String name = "settings." + i + ".";
      table.rowOf(
          line.same() ? "same" : "",
          shown.text(name + "name"),
          shown.text(name + "a"),
          shown.text(name + "b"));
    }
    boolean none = compared.settings().stream().allMatch(Setting::same);
    return (none ? new Html("<p class=\"see\">No setting differs.</p>") : Html.EMPTY)
        .and(hiddenIf(none, table));
  }

  /** A table of which no line differs is shown with the lines that do not. */
  private static Html hiddenIf(boolean none, Table table) {
    return none ? Html.of("<div class=\"same\">{}</div>", table.html()) : table.html();
  }

  private Html text() {
    List<Html> lines = new ArrayList<>();
    boolean differs = false;
    for (int i = 0; i < compared.study().size(); i++) {
      String in = compared.study().get(i).in();
      differs |= !in.equals("both");
      lines.add(
          Html.of(
              "<li class=\"{}\"><b>{}</b> {}</li>",
              in.equals("both") ? "same" : in.equals("a") ? "only" : "only b",
              in.equals("both") ? "" : in.equals("a") ? "A" : "B",
              shown.text("study." + i + ".text")));
    }
    return Html.of(
        "{}<ul class=\"lines mono\">{}</ul>",
        differs
            ? Html.EMPTY
            : new Html("<p class=\"see\">The text of the studies is the same.</p>"),
        Html.join(lines));
  }
}
