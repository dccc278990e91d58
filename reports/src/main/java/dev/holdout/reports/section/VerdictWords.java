package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The two paragraphs of the verdict box: money first, then luck; then what would change the
 * verdict. At most 60 words.
 */
final class VerdictWords {

  private final RunView run;
  private final Results results;
  private final Shown shown;

  private VerdictWords(RunView run) {
    this.run = run;
    this.results = run.results();
    this.shown = run.shown();
  }

  static Html paragraphs(RunView run) {
    VerdictWords words = new VerdictWords(run);
    return switch (VerdictRule.numbered(run.results().verdict().rule())) {
      case LEAKS -> two(words.leaked(), words.leakRemedy());
      case CONTROL_FAILED -> two(words.controlFailed(), words.controlRemedy());
      case TOO_SHORT -> two(words.tooShort(), words.longerSpan());
      case LOST_MONEY -> two(words.lost(), words.otherCosts());
      case COULD_BE_LUCK -> two(words.luck(), words.moreEvidence());
      case BEATEN -> two(words.beaten(), words.lead());
      case SURVIVED -> two(words.survived(), words.whatEndsIt());
    };
  }

  private static Html two(Html first, Html second) {
    return Html.of("<p>{}</p><p>{}</p>", first, second);
  }

  private Html leaked() {
    return Html.of("What the run decided depends on what came later: {}.", because());
  }

  private Html leakRemedy() {
    return new Html("No figure of such a run is shown. Mend the component named, and run again.");
  }

  private Html controlFailed() {
    return Html.of("A control failed: {}. <b>No figure below may be used.</b>", because());
  }

  private Html controlRemedy() {
    return new Html(
        "What would change this: find what the control found, and run again. The figures stay, in"
            + " grey, so that the fault can be traced.");
  }

  private Html tooShort() {
    if (!shown.isDefined("oos.netPnl")) {
      return Html.of(
          "{}. The study asks for {} and {} before it judges.",
          money(),
          shown.counted("verdict.enough.daysNeeded", "day"),
          shown.counted("verdict.enough.closedTradesNeeded", "trade"));
    }
    return Html.of(
        "{}, in <b>{}</b> and {}. The study asks for {} and {} before it judges, so the sign of"
            + " this figure says nothing yet.",
        money(),
        shown.counted("verdict.enough.days", "day"),
        shown.counted("verdict.enough.closedTrades", "closed trade"),
        shown.counted("verdict.enough.daysNeeded", "day"),
        shown.counted("verdict.enough.closedTradesNeeded", "trade"));
  }

  private Html longerSpan() {
    return new Html(
        "What would change this: a longer span of data that no choice has seen, under the same"
            + " study.");
  }

  private Html lost() {
    boolean gainedBefore =
        run.results().oos().money().grossPnl().isDefined()
            && run.results().oos().money().grossPnl().orThrow() > 0;
    Html before = Html.of("<b>{} {}</b>", shown.pnl("oos.grossPnl"), run.currency());
    return gainedBefore
        ? Html.of(
            "{}. Before costs it made {}: trading cost more than the signal was worth.",
            money(),
            before)
        : Html.of(
            "{}. Before costs it made {}: there was no gain to pay costs from.", money(), before);
  }

  private Html otherCosts() {
    return shown.isDefined("oos.breakEvenMultiple")
        ? Html.of(
            "What would change this: costs below {} of those stated, for the same orders; or"
                + " another idea, on data that this one has not seen.",
            shown.multiple("oos.breakEvenMultiple"))
        : new Html("What would change this: another idea, on data that this one has not seen.");
  }

  private Html luck() {
    if (!shown.isDefined("verdict.chance.timesIn100")) {
      return Html.of(
          "{}. How often luck alone would do this is not known: {}.",
          money(),
          shown.reason("verdict.chance.timesIn100"));
    }
    return Html.of(
        "{}. {} The limit set before the run was {}.{}", money(), byLuck(), limit(), unknown());
  }

  private Html byLuck() {
    Html many =
        results.trials().count() == 1
            ? new Html("A policy")
            : Html.of("The best of <b>{} policies</b>", shown.count("trials.count"));
    return Html.of(
        "{} without skill would look at least this good about <b>{} {} in 100</b>.",
        many,
        shown.timesIn100("verdict.chance.timesIn100"),
        results.verdict().chance().timesIn100().orThrow() < 1.5 ? "time" : "times");
  }

  /** That earlier looks are not counted, if so. */
  private Html unknown() {
    return results.trials().complete()
        ? Html.EMPTY
        : Html.of(
            " <span class=\"warn\">{} known; earlier looks at this data are not counted.</span>",
            shown.counted("trials.count", "trial"));
  }

  private Html limit() {
    return shown.timesIn100("verdict.chance.limitTimesIn100");
  }

  private Html moreEvidence() {
    if (!results.trials().complete()) { // the words are spent on what is not known
      Html fault = otherFault();
      return fault.text().isEmpty()
          ? new Html("What would change this: data that no trial has seen.")
          : fault;
    }
    Html time =
        shown.isDefined("verdict.chance.moreDays")
            ? Html.of(
                "about {} more at this Sharpe ratio, or ",
                shown.counted("verdict.chance.moreDays", "day"))
            : Html.EMPTY;
    return Html.of(
        "{}What would change this: {}a gain on data that no trial has seen.", otherFault(), time);
  }

  /** What failed, unless the first paragraph has said it: the chance is over its limit. */
  private Html otherFault() {
    Verdict verdict = results.verdict();
    Double times = verdict.chance().timesIn100().value();
    boolean said = times != null && times > verdict.chance().limitTimesIn100();
    if (said || verdict.because().isEmpty()) {
      return Html.EMPTY;
    }
    return Html.of(
        "Not met: {}{}. ",
        shown.text("verdict.because.0"),
        verdict.because().size() > 1 ? ", and more in sections 2 and 3" : "");
  }

  private Html beaten() {
    return Html.of(
        "{}; but {} earned <b>{} {}</b> with a net Sharpe ratio of {} against {}.",
        money(),
        shown.text("verdict.rival.name"),
        shown.pnl("verdict.rival.netPnl"),
        run.currency(),
        shown.ratio("verdict.rival.sharpe"),
        shown.ratio("oos.sharpe"));
  }

  private Html lead() {
    return new Html(
        "What would change this: a lead over that rule on data that neither has seen. Until then"
            + " the simpler rule is the better one.");
  }

  private Html survived() {
    return Html.of(
        "{}. {} The limit was {}.{} This is not a forecast.",
        money(),
        byLuck(),
        limit(),
        unknown());
  }

  private Html whatEndsIt() {
    Html costs =
        shown.isDefined("oos.breakEvenMultiple")
            ? Html.of(
                "; costs above {} those stated take the gain",
                shown.multiple("oos.breakEvenMultiple"))
            : Html.EMPTY;
    return Html.of("What would change this: more trials on the same data raise the bar{}.", costs);
  }

  private Html money() {
    if (!shown.isDefined("oos.netPnl")) {
      return Html.of("There is no net PnL: {}", shown.reason("oos.netPnl"));
    }
    boolean gain = results.oos().money().netPnl().orThrow() > 0;
    return Html.of(
        "Out of sample the policy {} <b>{} {}</b> after costs",
        gain ? "earned" : "made",
        shown.pnl("oos.netPnl"),
        run.currency());
  }

  private Html because() {
    List<Html> clauses = new ArrayList<>();
    for (int i = 0; i < results.verdict().because().size(); i++) {
      clauses.add(shown.text("verdict.because." + i));
    }
    return Html.join("; ", clauses);
  }
}
