package dev.holdout.strategies.cli;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Timings;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The first screen of the report in words: at most twelve lines. */
final class FirstScreen {

  private static final Map<String, String> SHORT =
      Map.of(
          "leakGate", "leak gate",
          "placebo", "placebo",
          "oracle", "oracle",
          "costs", "costs",
          "sameBytes", "bytes");

  private final Output output;
  private final Results results;

  FirstScreen(Output output, Results results) {
    this.output = output;
    this.results = results;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(output.coloured(state(results.verdict().colour()), results.verdict().headline()));
    if (results.subject().generated()) {
      lines.add(
          "  generated market, "
              + results.subject().generatedHow()
              + ": no figure here is about a real market");
    }
    results.verdict().because().forEach(clause -> lines.add("  " + clause));
    if (results.verdict().rule() == VerdictRule.TOO_SHORT.number()) {
      lines.add(seen(results.verdict().enough()));
    }
    lines.add(money(results.oos().money()));
    lines.add(sharpe(results.oos().ratio()));
    lines.addAll(luck(results.oos().overfit()));
    lines.add(
        "  %-25s%s"
            .formatted(
                "checks",
                results.checks().stream().map(this::check).collect(Collectors.joining("  "))));
    if (!results.trials().ledger().intact()) {
      lines.add(row("trial ledger", "changed", results.trials().ledger().chain()));
    }
    return lines;
  }

  private static String seen(Verdict.Enough enough) {
    return row(
        "seen, out of sample",
        Numbers.counted(enough.days(), "day"),
        "needs %s; closed trades %s, needs %s"
            .formatted(
                Numbers.count(enough.daysNeeded()),
                Numbers.count(enough.closedTrades()),
                Numbers.count(enough.closedTradesNeeded())));
  }

  private String money(OutOfSample.Money money) {
    return row(
        "net PnL, out of sample",
        figure(money.netPnl(), Numbers::pnl) + unit(money.netPnl()),
        "(before costs %s, costs %s)"
            .formatted(
                figure(money.grossPnl(), Numbers::pnl), figure(money.costs(), Numbers::amount)));
  }

  private static String sharpe(OutOfSample.Ratio ratio) {
    return row(
        "Sharpe ratio, net",
        figure(ratio.sharpe(), Numbers::ratio),
        ratio.sharpe().isDefined()
            ? "%s interval %s to %s"
                .formatted(
                    Numbers.wholePercent(ratio.sharpeConfidence()),
                    figure(ratio.sharpeLow(), Numbers::ratio),
                    figure(ratio.sharpeHigh(), Numbers::ratio))
            : ratio.sharpe().reason());
  }

  private List<String> luck(OutOfSample.Overfit overfit) {
    return List.of(
        row(
            "deflated Sharpe ratio",
            figure(overfit.dsr(), Numbers::probability),
            overfit.dsr().isDefined()
                ? "needs %s; %s"
                    .formatted(
                        Numbers.probability(overfit.dsrLimit()),
                        Numbers.counted(results.trials().count(), "trial"))
                : overfit.dsr().reason()),
        row(
            "overfitting (PBO)",
            figure(overfit.pbo(), Numbers::probability),
            overfit.pbo().isDefined()
                ? "at most " + Numbers.probability(overfit.pboLimit())
                : overfit.pbo().reason()));
  }

  /** How fast the run was, in one line. */
  static String speed(Timings timings) {
    return "speed   %s rows read/s, %s events/s, %s training steps/s"
        .formatted(
            figure(timings.rowsReadPerSecond(), Numbers::count),
            figure(timings.eventsPerSecond(), Numbers::count),
            figure(timings.trainingStepsPerSecond(), Numbers::count));
  }

  /** A number in its form, or n/a. */
  static String figure(Figure figure, DoubleFunction<String> form) {
    return figure.isDefined() ? form.apply(figure.orThrow()) : Numbers.UNDEFINED;
  }

  private String unit(Figure figure) {
    return figure.isDefined() ? " " + results.subject().currency() : "";
  }

  private static String row(String name, String value, String note) {
    return "  %-25s%-14s%s".formatted(name, value, note).stripTrailing();
  }

  private String check(Check check) {
    String name = SHORT.get(check.id());
    return name
        + " "
        + switch (check.state()) {
          case PASSED -> output.coloured(Output.State.OK, "\u2713");
          case FAILED -> output.coloured(Output.State.BAD, "\u2717");
          case NOT_RUN -> "not run";
        };
  }

  private static Output.State state(String colour) {
    return switch (colour) {
      case "ok" -> Output.State.OK;
      case "warn" -> Output.State.WARN;
      case "bad" -> Output.State.BAD;
      default -> Output.State.NEUTRAL;
    };
  }
}
