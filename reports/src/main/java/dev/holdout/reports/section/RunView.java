package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.run.EquityRow;
import dev.holdout.reports.run.HistoryRow;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Parity;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Timings;
import java.util.List;
import java.util.Optional;

/**
 * A run folder read once, for all sections.
 *
 * @param results to decide by: which sentence, which mark, which place on the paper
 * @param manifest to decide by
 * @param timings to decide by
 * @param equity rows of equity.csv
 * @param history rows of history.csv
 * @param parity of a replay, if there was one
 * @param files whether they are what the run wrote
 * @param shown to print by: every value by its name
 */
public record RunView(
    Results results,
    Manifest manifest,
    Timings timings,
    List<EquityRow> equity,
    List<HistoryRow> history,
    Optional<Parity> parity,
    Files files,
    Shown shown) {

  /**
   * @param known whether the run kept hashes of its files
   * @param changes what differs from them, each in words
   */
  public record Files(boolean known, List<String> changes) {
    public Files {
      changes = List.copyOf(changes);
    }
  }

  public static RunView of(RunFolder folder) {
    return of(folder, "");
  }

  /**
   * One of several runs on a page.
   *
   * @param prefix of the names that its elements carry, such as {@code a.}
   */
  public static RunView of(RunFolder folder, String prefix) {
    return new RunView(
        folder.results(),
        folder.manifest(),
        folder.timings(),
        folder.equity(),
        folder.history(),
        folder.parity(),
        new Files(folder.keepsHashes(), folder.changes()),
        Shown.from(folder, prefix));
  }

  /** Whether the market was made by a generator; then every figure carries {@link #mark}. */
  public boolean isGenerated() {
    return results.subject().generated();
  }

  /** What stands beside every figure of a generated market; nothing beside those of a real one. */
  public Html mark() {
    return isGenerated() ? new Html(" <small class=\"gen\">· generated</small>") : Html.EMPTY;
  }

  /** A table of figures of this run. */
  Table table(String caption) {
    return Table.captioned(caption).marked(mark());
  }

  /** A table of figures of this run, with a smaller note after its caption. */
  Table table(String caption, Html note) {
    return Table.captioned(caption, note).marked(mark());
  }

  /** The account's currency, as it is printed after an amount. */
  Html currency() {
    return shown.text("subject.currency");
  }

  /** Whether instants need no time of day: sixty days and more. */
  public boolean isLong() {
    return results.oos().span().days() >= 60;
  }

  /** A figure, or {@code n/a} with its reason beside it. */
  Html orReason(String name, Html defined) {
    return shown.isDefined(name)
        ? defined
        : Html.of("{} <span class=\"mut\">({})</span>", defined, shown.reason(name));
  }

  /** A section's one line where it has no content. */
  static Html nothing(Html why) {
    return Html.of("<p class=\"see\">{}</p>", why);
  }
}
