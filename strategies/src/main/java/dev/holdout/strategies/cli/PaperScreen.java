package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.reports.format.Numbers;
import dev.holdout.strategies.paper.PaperSession;
import dev.holdout.strategies.paper.parity.ParityAnswer;
import dev.holdout.strategies.run.TradedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a paper session ended, on the terminal. */
final class PaperScreen {

  private final Instrument instrument;
  private final PaperSession.Outcome outcome;
  private final double seconds;
  private final Path journal;

  /**
   * @param seconds from the first tick to the end
   */
  PaperScreen(TradedRun run, PaperSession.Outcome outcome, double seconds, Path journal) {
    this.instrument = run.instrument();
    this.outcome = outcome;
    this.seconds = seconds;
    this.journal = journal;
  }

  /**
   * @param answer null when the orders were not compared
   */
  List<String> lines(Output output, ParityAnswer answer) {
    BacktestResult result = outcome.result();
    List<String> lines = new ArrayList<>();
    lines.add(headline(output));
    lines.add(
        row(
            "ticks",
            Numbers.count(outcome.ticks()),
            "%s ticks/s%s%s"
                .formatted(
                    seconds > 0 ? Numbers.count(outcome.ticks() / seconds) : Numbers.UNDEFINED,
                    outcome.restored() == 0
                        ? ""
                        : ", " + Numbers.count(outcome.restored()) + " from the journal",
                    outcome.quotes() == 0
                        ? ""
                        : ", " + Numbers.count(outcome.quotes()) + " of them quotes")));
    lines.add(
        row(
            "orders",
            Numbers.count(result.orders().outcomes().size()),
            "%s filled, %s rejected%s"
                .formatted(
                    Numbers.count(result.fills().size()),
                    Numbers.count(result.orders().rejected()),
                    outcome.refused() == 0
                        ? ""
                        : ", "
                            + Numbers.count(outcome.refused())
                            + " not sent while trading was halted")));
    lines.add(
        row(
            "net PnL",
            Numbers.pnl(instrument.money(result.netPnl())) + " " + instrument.currency(),
            "after costs of "
                + Numbers.amount(instrument.money(result.account().costs().total()))));
    if (outcome.halted()) {
      lines.add("  halted    it stays so: resume on the page, or start anew with --fresh");
    }
    if (answer != null) {
      lines.addAll(parity(output, answer));
    }
    lines.add("journal " + journal + "   " + Numbers.count(outcome.records()) + " records");
    return lines;
  }

  private String headline(Output output) {
    if (outcome.stopped()) {
      return output.coloured(Output.State.WARN, "Stopped, halted");
    }
    return outcome.halted()
        ? output.coloured(Output.State.WARN, "Finished, halted")
        : output.coloured(Output.State.OK, "Finished");
  }

  private static List<String> parity(Output output, ParityAnswer answer) {
    if (answer.equal()) {
      return List.of(
          "  parity: %s equal, exact"
              .formatted(
                  output.coloured(Output.State.OK, Numbers.counted(answer.orders(), "order"))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "  parity: "
            + output.coloured(Output.State.BAD, "not equal")
            + "; where backtest and paper first part:");
    answer.divergence().forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static String row(String name, String value, String note) {
    return "  %-10s%-16s%s".formatted(name, value, note).stripTrailing();
  }

  ObjectNode json(ParityAnswer answer) {
    BacktestResult result = outcome.result();
    ObjectNode document = Json.document();
    document.put("ticks", outcome.ticks());
    document.put("quotes", outcome.quotes());
    document.put("restoredTicks", outcome.restored());
    document.put("orders", result.orders().outcomes().size());
    document.put("fills", result.fills().size());
    document.put("rejected", result.orders().rejected());
    document.put("refusedWhileHalted", outcome.refused());
    document.put("netPnl", instrument.money(result.netPnl()));
    document.put("costs", instrument.money(result.account().costs().total()));
    document.put("currency", instrument.currency());
    document.put("halted", outcome.halted());
    document.put("stopped", outcome.stopped());
    document.put("orderHash", result.orderHash());
    document.put("journal", journal.toString());
    document.put("journalRecords", outcome.records());
    if (answer == null) {
      document.putNull("parity").put("parityReason", "not asked for: --parity");
    } else {
      ObjectNode parity = document.putObject("parity");
      parity.put("equal", answer.equal());
      ArrayNode divergence = parity.putArray("divergence");
      answer.divergence().forEach(divergence::add);
    }
    return document;
  }
}
