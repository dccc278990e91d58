package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;

/** Section 1, the first screen: verdict, six tiles, five checks, the account. */
final class AnswerSection implements ReportSection {

  @Override
  public String id() {
    return "answer";
  }

  @Override
  public String title() {
    return "The answer";
  }

  @Override
  public String question() {
    return "What came out, and may it be believed?";
  }

  @Override
  public Html body(RunView run) {
    Verdict verdict = run.results().verdict();
    boolean unusable = VerdictRule.numbered(verdict.rule()) == VerdictRule.CONTROL_FAILED;
    return Html.of(
        "<div class=\"top{}\"><div class=\"verdict {}\"><p class=\"k\">Verdict{}</p>"
            + "<h2 id=\"h-answer\">{}</h2>{}</div><div class=\"figs\">{}{}</div></div>{}{}",
        unusable ? " void" : "",
        verdict.colour(),
        run.mark(),
        run.shown().text("verdict.headline"),
        VerdictWords.paragraphs(run),
        unusable
            ? new Html("<p class=\"maynot\">✕ These figures may not be used.</p>")
            : Html.EMPTY,
        Tiles.html(run),
        CheckStrip.html(run),
        AccountChart.html(run));
  }
}
