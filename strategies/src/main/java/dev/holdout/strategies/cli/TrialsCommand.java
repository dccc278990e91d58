package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.strategies.trials.Chain;
import dev.holdout.strategies.trials.Reading;
import dev.holdout.strategies.trials.TrialLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code holdout trials list|show|best|export|add}; without a word, the list. */
@Command(
    name = "trials",
    description = "Every configuration ever evaluated.",
    footer =
        "Trials done elsewhere can be added, none can be taken away: a best result means little"
            + " without the number of those it was chosen from.")
final class TrialsCommand implements Callable<Integer> {

  private static final int MOST_FAULTS = 10;

  private final Main main;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "only trials of this study; with add, the name that the new ones go under")
  private String study = "";

  @Option(
      names = "--data",
      paramLabel = "DATA",
      scope = ScopeType.INHERIT,
      description =
          "only trials on this data set: its name, or the beginning of its hash; with add, what the"
              + " new ones were tried on: a name of your own, the same for all that you tried on"
              + " it, or at least 8 digits of a hash that the list shows")
  private String data = "";

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print the result as one JSON document")
  private boolean json;

  TrialsCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "How many trials, by study and data set.")
  int list() {
    Reading reading = ledger().read();
    TrialSelection selection = TrialSelection.of(study, data, reading.studies());
    TrialsList list = new TrialsList(main, reading, selection);
    if (json) {
      return print(list.json(), reading);
    }
    list.print(folder());
    return chain(reading);
  }

  @Command(name = "show", description = "One trial, and what is known of it.")
  int show(
      @Parameters(index = "0", paramLabel = "ID", description = "the beginning of a trial's id")
          String id) {
    Reading reading = ledger().read();
    TrialSelection selection = TrialSelection.of(study, data, reading.studies());
    OneTrial trial = OneTrial.find(id, reading, selection);
    if (json) {
      return print(trial.json(), reading);
    }
    trial.lines(main.output().columns()).forEach(main.output()::result);
    return chain(reading);
  }

  @Command(name = "best", description = "The trials with the largest Sharpe ratios.")
  int best(
      @Option(
              names = {"-n", "--rows"},
              paramLabel = "N",
              defaultValue = "10",
              description = "how many (default: ${DEFAULT-VALUE})")
          int rows) {
    Reading reading = ledger().read();
    TrialSelection selection = TrialSelection.of(study, data, reading.studies());
    BestTrials best = BestTrials.of(reading, selection, rows);
    if (json) {
      return print(best.json(), reading);
    }
    best.lines(main.output().columns()).forEach(main.output()::result);
    return chain(reading);
  }

  @Command(
      name = "export",
      description = "Writes every row with all its columns to a CSV or JSON file.")
  int export(
      @Parameters(index = "0", paramLabel = "FILE", description = "ends in .csv or .json")
          Path file,
      @Option(names = "--force", description = "replace the file if it is there") boolean force) {
    TrialsExport export = TrialsExport.to(main.inWorkingFolder(file), force);
    Reading reading = ledger().read();
    long rows = export.write(reading, TrialSelection.of(study, data, reading.studies()));
    if (json) {
      return print(
          Json.document().put("file", export.file().toString()).put("rows", rows), reading);
    }
    main.output().result("wrote  " + TrialsList.count(rows, "row") + "  " + file);
    return chain(reading);
  }

  @Command(
      name = "add",
      description = {
        "Adds trials done elsewhere: a column of daily returns each, after costs, dates first.",
        "Needs --study and --data. Added again, the same trials count once.",
        "",
        "The file has a row a day, a head of names, dates in its first column, and returns as"
            + " fractions: 0.01 is a hundredth gained. All that were tried belong in it, not only"
            + " the good ones.",
        "",
        "  date,fast,slow",
        "  2025-03-06,0.01,0",
        "  2025-03-07,-0.02,0.004",
        ""
      },
      footer = "Example: holdout trials add mine.csv --study breakout --data eurusd-daily")
  int add(
      @Parameters(index = "0", paramLabel = "FILE", description = "a CSV or Parquet file")
          Path file,
      @Option(names = "--prices", description = "the columns hold account values, not returns")
          boolean prices) {
    TrialsAdd add = new TrialsAdd(main, ledger(), file, prices);
    ObjectNode done = add.add(study, data, main.home());
    if (json) {
      return print(done, ledger().read());
    }
    add.lines(done).forEach(main.output()::result);
    return chain(ledger().read());
  }

  private Path folder() {
    return main.home().resolve("ledger");
  }

  private TrialLedger ledger() {
    return TrialLedger.open(main.home());
  }

  /** Every answer says whether it rests on what was written. */
  private int print(ObjectNode document, Reading reading) {
    Chain chain = reading.chain();
    ObjectNode node =
        document
            .putObject("chain")
            .put("intact", chain.intact())
            .put("rows", chain.rows())
            .put("hash", reading.head().hash());
    strings(node.putArray("faults"), chain.faults());
    strings(node.putArray("notes"), chain.notes());
    main.output().exact(Json.text(document));
    return chain.intact() ? ExitCode.DONE : ExitCode.NO;
  }

  private static void strings(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private int chain(Reading reading) {
    Chain chain = reading.chain();
    chain.notes().forEach(note -> main.output().note("note: " + note));
    if (chain.intact()) {
      return ExitCode.DONE;
    }
    Output output = main.output();
    List<String> faults = chain.faults();
    for (String fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
      output.note(output.colouredNote(Output.State.BAD, "error:") + " the trial ledger: " + fault);
    }
    if (faults.size() > MOST_FAULTS) {
      output.note("and " + (faults.size() - MOST_FAULTS) + " more");
    }
    output.note("  at    " + folder());
    output.note("  try   a copy from before; what stands above counts all that can be read");
    return ExitCode.NO;
  }
}
