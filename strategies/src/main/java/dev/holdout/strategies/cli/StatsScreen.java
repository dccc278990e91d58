package dev.holdout.strategies.cli;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.returns.ReturnsResult.Source;
import dev.holdout.reports.returns.ReturnsResult.Trial;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judged returns on a terminal. */
final class StatsScreen {

  private static final int BEST = 8;
  private static final int NARROWEST_NOTE = 16;

  private final Output output;

  StatsScreen(Output output) {
    this.output = output;
  }

  void show(ReturnsResult result) {
    head(result);
    for (Group group : result.groups()) {
      if (!group.name().equals("relative") || result.source().hasBenchmark()) {
        group(group);
      }
    }
    trials(result);
    if (!result.warnings().isEmpty()) {
      list(output.coloured(Output.State.WARN, "Read with care"), result.warnings());
    }
    list("To say more", result.needs());
  }

  private void head(ReturnsResult result) {
    Source source = result.source();
    wrapped(
        String.join(", ", source.files())
            + "  "
            + counted(source.rows(), "row")
            + (source.prices() ? " of returns from prices" : "")
            + ", "
            + counted(result.selected().columns(), "trial")
            + (source.hasDates() ? ", " + source.from() + " to " + source.to() : ""),
        "  ");
    wrapped(
        "periods a year  "
            + (source.periodsPerYear().isDefined()
                ? source.periodsKnown() + ": " + number(source.periodsPerYear().orThrow())
                : Numbers.UNDEFINED + " (" + source.periodsPerYear().reason() + ")"),
        "  ");
    wrapped(
        "judged  "
            + result.selected().name()
            + (result.selected().columns() == 1
                ? ", the only trial"
                : ", the largest Sharpe ratio of " + counted(result.selected().columns(), "trial")),
        "  ");
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Numbers.count(value) : Numbers.decimal(value, 2, false);
  }

  private static String counted(long count, String thing) {
    return Numbers.count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  private void group(Group group) {
    output.result("");
    int label = group.rows().stream().mapToInt(row -> row.label().length()).max().orElse(0);
    int value =
        group.rows().stream()
            .mapToInt(row -> text(row.value(), row.form()).length())
            .max()
            .orElse(0);
    int room = Math.max(NARROWEST_NOTE, output.columns() - label - value - 4);
    TextTable table = new TextTable(output.columns(), group.title(), ">", "");
    for (Row row : group.rows()) {
      List<String> notes = lines(row.value().isDefined() ? row.note() : row.value().reason(), room);
      table.row(row.label(), text(row.value(), row.form()), notes.getFirst());
      notes.stream().skip(1).forEach(more -> table.row("", "", more));
    }
    table.lines().forEach(output::result);
  }

  private void trials(ReturnsResult result) {
    if (result.trials().size() < 2) {
      return;
    }
    output.result("");
    TextTable table =
        new TextTable(
            output.columns(),
            result.trials().size() > BEST ? "Best " + BEST + " trials" : "Trials",
            ">Sharpe",
            ">total return",
            ">max drawdown",
            ">PSR");
    result.trials().stream()
        .sorted(
            Comparator.comparingDouble(
                (Trial t) -> t.sharpe().isDefined() ? -t.sharpe().orThrow() : Double.MAX_VALUE))
        .limit(BEST)
        .forEach(trial ->
            table.row(
                trial.name(),
                text(trial.sharpe(), Form.RATIO),
                text(trial.totalReturn(), Form.PERCENT),
                text(trial.maxDrawdown(), Form.PERCENT),
                text(trial.psr(), Form.PROBABILITY)));
    table.lines().forEach(output::result);
  }

  private void list(String title, List<String> sentences) {
    output.result("");
    output.result(title);
    for (String sentence : sentences) {
      List<String> lines = lines(sentence, output.columns() - 2);
      lines.forEach(line -> output.result("  " + line));
    }
  }

  private void wrapped(String text, String indent) {
    List<String> lines = lines(text, output.columns() - indent.length());
    output.result(lines.getFirst());
    lines.stream().skip(1).forEach(line -> output.result(indent + line));
  }

  private String text(Figure figure, Form form) {
    return figure.isDefined() ? output.shown(form.text(figure.orThrow())) : Numbers.UNDEFINED;
  }

  /** Broken between words; a word that is longer than a line stays whole. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
