package dev.holdout.reports;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.page.Assets;
import dev.holdout.reports.page.Page;
import dev.holdout.reports.page.PageFile;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.reports.section.ReportSection;
import dev.holdout.reports.section.RunView;
import dev.holdout.reports.section.SectionCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a run, drawn from its folder alone.
 *
 * <p>{@link #write} reads the folder ({@link RunFolder}), lets every section of the {@link
 * SectionCatalogue} draw itself from one {@link RunView}, and puts them into the {@link Page}. The
 * same folder gives the same bytes. Values are printed by name ({@link Shown}); their look is in
 * {@code reports.format}, charts are in {@code reports.chart}.
 */
public final class Report {

  private Report() {}

  /**
   * Draws {@code report.html} into a run folder; an older one is replaced as a whole.
   *
   * @param runFolder a whole run
   * @return the file
   * @throws BadInput if the folder is no whole run, if the run leaks, or if nothing can be written
   */
  public static Path write(Path runFolder) {
    return PageFile.write(runFolder.resolve("report.html"), html(runFolder));
  }

  /** The report's text; see {@link #write}. */
  public static String html(Path runFolder) {
    RunView run = RunView.of(RunFolder.open(runFolder));
    if (run.results().verdict().rule() == VerdictRule.LEAKS.number()) {
      throw new BadInput(
          "the run leaks, so it has no report",
          runFolder.toString(),
          "mend what the causality gate named, and run the study again");
    }
    List<Page.SectionView> sections = new ArrayList<>();
    for (ReportSection section : SectionCatalogue.all()) {
      sections.add(
          new Page.SectionView(
              sections.size() + 1,
              section.id(),
              section.title(),
              section.question(),
              section.body(run)));
    }
    return new Page(
            run.results().subject().name()
                + ": "
                + run.results().kind()
                + " report"
                + (run.isGenerated() ? " (generated market)" : ""),
            "Holdout " + run.manifest().origin().holdout(),
            head(run),
            sections,
            foot(run),
            Assets.load())
        .html();
  }

  private static Page.Head head(RunView run) {
    List<Page.Band> bands = new ArrayList<>();
    if (run.isGenerated()) {
      bands.add(
          new Page.Band(
              "warn",
              "Generated market",
              Html.of(
                  "<b>Generated market</b> ({}): no figure here is about a real market.",
                  run.shown().text("subject.generatedHow"))));
    }
    if (!run.files().changes().isEmpty()) {
      bands.add(
          new Page.Band(
              "bad",
              "Changed",
              Html.of(
                  "<b>✕ Not as the run wrote it:</b> {}. No figure on this page may be used.",
                  String.join("; ", run.files().changes()))));
    }
    if (run.results().verdict().rule() == VerdictRule.CONTROL_FAILED.number()) {
      bands.add(
          new Page.Band(
              "bad",
              "Not valid",
              new Html("<b>✕ A control failed:</b> no figure on this page may be used.")));
    }
    return new Page.Head(run.shown().text("subject.name"), line(run), bands);
  }

  private static Html line(RunView run) {
    Shown shown = run.shown();
    return Html.of(
        "{}{} report · {} · {}, {} · out of sample {} to {} UTC ({}, {}) · account {} {}"
            + " · run <span class=\"mono\">{}</span>",
        run.isGenerated() ? new Html("<b>generated market</b> · ") : Html.EMPTY,
        shown.text("kind"),
        shown.text("subject.policy"),
        shown.text("subject.instrument"),
        shown.text("subject.timeline"),
        run.isLong() ? shown.day("oos.from") : shown.minute("oos.from"),
        run.isLong() ? shown.day("oos.to") : shown.minute("oos.to"),
        shown.counted("oos.days", "day"),
        shown.counted("oos.folds", "fold"),
        shown.amount("subject.account"),
        shown.text("subject.currency"),
        shown.text("manifest.id"));
  }

  private static Html foot(RunView run) {
    Shown shown = run.shown();
    return Html.of(
        "Holdout {} · one file, no network, no tracking · run made {} UTC · all times UTC",
        shown.text("manifest.origin.holdout"),
        shown.minute("manifest.createdAt"));
  }
}
