package dev.holdout.reports.index;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.page.Assets;
import dev.holdout.reports.page.Page;
import dev.holdout.reports.page.PageFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The page over all runs, with a link to each report. The same folder gives the same bytes. */
public final class IndexPage {

  /** More runs than this are not all listed: 1,000 rows are some 1.3 MB. */
  private static final int MOST = 1_000;

  private final RunIndex index;
  private final Shown shown;

  private IndexPage(RunIndex index) {
    this.index = index;
    this.shown = Shown.of(index);
  }

  /**
   * Draws {@code index.html} into the folder of the runs; an older one is replaced as a whole.
   *
   * @param runs folder of all runs
   * @param index of that folder
   * @return the file
   * @throws BadInput if it cannot be written
   */
  public static Path write(Path runs, RunIndex index) {
    return PageFile.write(runs.resolve("index.html"), html(index));
  }

  /** The page's text; see {@link #write}. */
  public static String html(RunIndex index) {
    return new IndexPage(index).html();
  }

  private String html() {
    return new Page(
            "Runs",
            "Holdout",
            new Page.Head(new Html("Runs"), line(), bands()),
            List.of(
                new Page.SectionView(1, "answer", "All runs", "", runs()),
                new Page.SectionView(
                    2, "damaged", "Damaged", "Which folders hold no whole run?", damaged())),
            new Html("Holdout · one file, no network, no tracking · all times UTC"),
            Assets.load())
        .html();
  }

  private Html line() {
    return Html.of(
        "{} {}, {} damaged · the newest first",
        shown.size("runs"),
        index.runs().size() == 1 ? "run" : "runs",
        shown.size("damaged"));
  }

  private List<Page.Band> bands() {
    return index.runs().stream().noneMatch(RunIndex.Row::generated)
        ? List.of()
        : List.of(
            new Page.Band(
                "warn",
                "Generated markets",
                new Html(
                    "<b>Generated market</b>: no figure of a run that is marked so is about a real"
                        + " market.")));
  }

  private Html runs() {
    Html head = new Html("<h2 id=\"h-answer\" class=\"say\">All runs</h2>");
    if (index.runs().isEmpty()) {
      return head.and(
          new Html(
              "<p class=\"see\">There is no run yet. Make one: <span class=\"mono\">./holdout"
                  + " demo</span>.</p>"));
    }
    Table table =
        Table.captioned("Figures out of sample, after costs")
            .column("Run", Kind.SORTED_TEXT)
            .column("Study", Kind.SORTED_TEXT)
            .column("Kind", Kind.SORTED_TEXT)
            .column("Verdict", Kind.SORTED_TEXT)
            .column("Net PnL", Kind.SORTED)
            .column("Sharpe", Kind.SORTED)
            .column("DSR", Kind.SORTED)
            .column("PBO", Kind.SORTED)
            .column("Trials", Kind.SORTED)
            .column("Days", Kind.SORTED)
            .column("Made", Kind.SORTED_TEXT)
            .column("Not defined because", Kind.NOTE);
    for (int i = 0; i < Math.min(MOST, index.runs().size()); i++) {
      table.row(row(i));
    }
    Html note =
        index.runs().size() > MOST
            ? new Html(
                "<p class=\"see\">The newest thousand; all of them: <span"
                    + " class=\"mono\">./holdout index --json</span>.</p>")
            : Html.EMPTY;
    return Html.of("{}{}{}", head, note, table.html());
  }

  private Html[] row(int i) {
    RunIndex.Row run = index.runs().get(i);
    String name = "runs." + i + ".";
    return new Html[] {
      link(run, name),
      shown.text(name + "study"),
      Html.of(
          "<span class=\"nw\">{}</span>{}",
          shown.text(name + "kind"),
          run.generated() ? new Html("<br><b class=\"warn\">generated</b>") : Html.EMPTY),
      Html.of("<span class=\"{}\">{}</span>", run.colour(), shown.text(name + "verdict")),
      run.netPnl().isDefined()
          ? Html.of(
              "<span class=\"nw\">{} {}</span>",
              shown.pnl(name + "netPnl"),
              shown.text(name + "currency"))
          : shown.pnl(name + "netPnl"),
      shown.ratio(name + "sharpe"),
      shown.probability(name + "dsr"),
      shown.probability(name + "pbo"),
      shown.count(name + "trials"),
      shown.count(name + "days"),
      Html.of("<span class=\"nw\">{}</span>", shown.minute(name + "createdAt")),
      reason(name)
    };
  }

  private Html link(RunIndex.Row run, String name) {
    if (!run.report()) {
      return Html.of(
          "<span class=\"mono\">{}</span> <span class=\"mut\">no report</span>",
          shown.text(name + "id"));
    }
    String place = URLEncoder.encode(run.id(), StandardCharsets.UTF_8).replace("+", "%20");
    return Html.of(
        "<a class=\"mono\" href=\"{}/report.html\">{}</a>", "./" + place, shown.text(name + "id"));
  }

  /** Why the first figure that is not defined is not; the others mostly share it. */
  private Html reason(String name) {
    return Stream.of("netPnl", "sharpe", "dsr", "pbo")
        .filter(figure -> !shown.isDefined(name + figure))
        .findFirst()
        .map(figure -> shown.reason(name + figure))
        .orElse(Html.EMPTY);
  }

  private Html damaged() {
    if (index.damaged().isEmpty()) {
      return new Html("<p class=\"see\">None: every folder with results can be read.</p>");
    }
    Table table =
        Table.captioned("Run the study again, or remove the folder: ./holdout runs remove RUN")
            .column("Folder", Kind.TEXT)
            .column("What is wrong", Kind.TEXT)
            .stacked();
    for (int i = 0; i < index.damaged().size(); i++) {
      table.row(
          Html.of("<span class=\"mono\">{}</span>", shown.text("damaged." + i + ".id")),
          shown.text("damaged." + i + ".reason"));
    }
    return table.html();
  }
}
