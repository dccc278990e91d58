package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.format.Numbers;
import dev.holdout.strategies.trials.Counted.OfStudy;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialFigures;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** How many trials there are, by study and data set. */
final class TrialsList {

  /** Curves have a return for every calendar day. */
  private static final double DAYS_A_YEAR = 365;

  private static final int FEWEST_DAYS = 60;

  static final String SHARPE_NOTE =
      "Sharpe ratios are annual: a day's times \u221a365; under 60 days they say little";

  /** Behind a Sharpe ratio of such a record; the others leave its place empty. */
  private static final String SHORT = "*";

  private static final String SHORT_NOTE = SHORT + " of a record of under 60 days: no evidence";

  private final Main main;
  private final Reading reading;
  private final List<OfStudy> studies;

  TrialsList(Main main, Reading reading, TrialSelection selection) {
    this.main = main;
    this.reading = reading;
    this.studies = reading.studies().stream().filter(selection::takes).toList();
  }

  static double annual(double sharpe) {
    return sharpe * Math.sqrt(DAYS_A_YEAR);
  }

  /** The same of a whole trial: an annual figure of a few days says nothing. */
  static String shown(TrialFigures figures) {
    return figures.periods() < FEWEST_DAYS && !figures.flat()
        ? Numbers.UNDEFINED + ": " + figures.periods() + " days"
        : shown(figures.sharpe());
  }

  /** A Sharpe ratio per day as it is shown, a year's. */
  static String shown(double sharpe) {
    return Double.isNaN(sharpe) ? Numbers.UNDEFINED : Numbers.ratio(annual(sharpe));
  }

  /** {@code 1 row}, {@code 1,204 rows}. */
  static String count(long count, String what) {
    return Numbers.count(count) + " " + what + (count == 1 ? "" : "s");
  }

  void print(Path folder) {
    if (studies.isEmpty()) {
      main.output().note("no trials in " + folder);
    } else {
      table().lines().forEach(main.output()::result);
      main.output().result(SHARPE_NOTE);
      if (studies.stream().anyMatch(TrialsList::isShort)) {
        main.output().result(SHORT_NOTE);
      }
    }
    if (reading.chain().intact()) {
      main.output().result("chain intact, " + count(reading.chain().rows(), "row"));
    }
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            main.output().columns(),
            "study",
            "data",
            ">trials",
            ">aborted",
            ">failed",
            ">flat",
            ">best Sharpe",
            "since");
    boolean anyShort = studies.stream().anyMatch(TrialsList::isShort);
    for (OfStudy of : studies) {
      table.row(
          of.study(),
          TrialSelection.shown(of.data()),
          Numbers.count(of.trials()),
          Numbers.count(of.aborted()),
          Numbers.count(of.failed()),
          Numbers.count(of.flat()),
          marked(of, anyShort),
          day(of.since()));
    }
    return table.row(
        "total",
        "",
        Numbers.count(sum(OfStudy::trials)),
        Numbers.count(sum(OfStudy::aborted)),
        Numbers.count(sum(OfStudy::failed)),
        Numbers.count(sum(OfStudy::flat)),
        best().map(of -> marked(of, anyShort)).orElse(Numbers.UNDEFINED),
        day(since()));
  }

  /** A large figure of a few days must not lead the eye. */
  private static String marked(OfStudy of, boolean anyShort) {
    return shown(of.best()) + (isShort(of) ? SHORT : anyShort ? " " : "");
  }

  private static boolean isShort(OfStudy of) {
    return !Double.isNaN(of.best()) && of.bestPeriods() < FEWEST_DAYS;
  }

  private static String day(String iso) {
    return iso.length() < 10 ? iso : iso.substring(0, 10);
  }

  private int sum(ToIntFunction<OfStudy> count) {
    return studies.stream().mapToInt(count).sum();
  }

  private Optional<OfStudy> best() {
    return studies.stream()
        .filter(of -> !Double.isNaN(of.best()))
        .max(Comparator.comparingDouble(OfStudy::best));
  }

  private String since() {
    return studies.stream().map(OfStudy::since).sorted().findFirst().orElse("");
  }

  ObjectNode json() {
    ObjectNode document = Json.document();
    ArrayNode rows = document.putArray("studies");
    for (OfStudy of : studies) {
      ObjectNode row =
          rows.addObject()
              .put("study", of.study())
              .put("data", of.data())
              .put("trials", of.trials())
              .put("aborted", of.aborted())
              .put("failed", of.failed())
              .put("flat", of.flat());
      sharpe(row, "bestSharpe", of.best(), "no trial has a Sharpe ratio");
      row.put("since", of.since());
    }
    return document.put("trials", sum(OfStudy::trials));
  }

  /** Annual, or null with the reason. */
  static void sharpe(ObjectNode node, String name, double perDay, String why) {
    if (Double.isNaN(perDay)) {
      node.putNull(name).put(name + "Reason", why);
    } else {
      node.put(name, annual(perDay));
    }
  }
}
