package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.run.UnfinishedRun;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code holdout runs list|show|remove}; without a word, the list. */
@Command(
    name = "runs",
    synopsisSubcommandLabel = "[COMMAND]",
    description = "What runs lie where, and how large they are; without a word, the list.")
final class RunsCommand implements Callable<Integer> {

  private static final String RUN =
      "an id, its beginning, \"latest\", or the path of a run's folder";

  private final Main main;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "folder of the runs (default: ./runs)")
  private Path runs = Path.of("runs");

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print the result as one JSON document")
  private boolean json;

  RunsCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "All runs, the newest last.")
  int list() {
    Map<Path, String> damaged = new LinkedHashMap<>();
    for (Path run : new RunNames(main, runs).all()) {
      RunNames.damage(run).ifPresent(why -> damaged.put(run, why));
    }
    List<RunFolder> all =
        new RunNames(main, runs)
            .all().stream()
                .filter(run -> !damaged.containsKey(run))
                .map(RunFolder::open)
                .sorted(Comparator.comparing(run -> run.manifest().createdAt()))
                .toList();
    if (json) {
      ObjectNode document = Json.document();
      ArrayNode rows = document.putArray("runs");
      all.forEach(run -> rows.add(row(run)));
      ArrayNode stopped = document.putArray("unfinished");
      unfinished().forEach(run -> stopped.add(row(run)));
      main.output().exact(Json.text(document));
    } else if (!all.isEmpty()) {
      table(all).lines().forEach(main.output()::result);
    } else if (damaged.isEmpty() && unfinished().isEmpty()) {
      main.output().note("no runs in " + main.inWorkingFolder(runs));
    }
    damaged.forEach((run, why) ->
        main.output()
            .note(
                "damaged  %s: %s; run its study again, or holdout runs remove %s"
                    .formatted(RunNames.id(run), why, RunNames.id(run))));
    if (!json) {
      unfinished().forEach(this::tell);
    }
    return ExitCode.DONE;
  }

  private List<UnfinishedRun> unfinished() {
    return UnfinishedRun.in(main.inWorkingFolder(runs));
  }

  private void tell(UnfinishedRun run) {
    String where = runs.equals(Path.of("runs")) ? "" : " --runs " + StudyOptions.quoted("" + runs);
    String name = RunNames.id(run.folder());
    main.output()
        .note(
            "unfinished  %s: %s, %,d tasks done, %s; stopped, or still running"
                .formatted(
                    run.id(),
                    run.about().map(UnfinishedRun.About::study).orElse("study not known"),
                    run.tasks(),
                    Numbers.bytes(size(run.folder()))));
    run.about()
        .ifPresent(about -> main.output().note("  try   " + about.command() + where + " --resume"));
    main.output().note("  or    ./holdout runs remove " + name + where);
  }

  private static ObjectNode row(UnfinishedRun run) {
    ObjectNode row = Json.empty().put("id", run.id()).put("folder", run.folder().toString());
    run.about()
        .ifPresent(about ->
            row.put("study", about.study())
                .put("command", about.command())
                .put("since", about.since()));
    return row.put("tasks", run.tasks()).put("bytes", size(run.folder()));
  }

  private TextTable table(List<RunFolder> all) {
    TextTable table =
        new TextTable(
            main.output().columns(), "run", "study", "verdict", ">net PnL", ">size", "made");
    for (RunFolder run : all) {
      Results results = run.results();
      table.row(
          RunNames.id(run.path()),
          results.subject().name(),
          results.verdict().headline(),
          FirstScreen.figure(results.oos().money().netPnl(), Numbers::pnl)
              + " "
              + results.subject().currency(),
          Numbers.bytes(size(run.path())),
          run.manifest().createdAt());
    }
    return table;
  }

  private static ObjectNode row(RunFolder run) {
    Results results = run.results();
    Manifest manifest = run.manifest();
    ObjectNode row =
        Json.document()
            .put("id", manifest.id())
            .put("folder", run.path().toString())
            .put("study", results.subject().name())
            .put("verdict", results.verdict().headline())
            .put("netPnl", results.oos().money().netPnl().value());
    if (!results.oos().money().netPnl().isDefined()) {
      row.put("netPnlReason", results.oos().money().netPnl().reason());
    }
    row.remove("schema");
    return row.put("currency", results.subject().currency())
        .put("bytes", size(run.path()))
        .put("createdAt", manifest.createdAt());
  }

  @Command(
      name = "show",
      description =
          "The first screen of a run's report, in words; exit 1 where a file is not as it was"
              + " written.")
  int show(@Parameters(index = "0", paramLabel = "RUN", description = RUN) String name) {
    RunFolder run = RunFolder.open(new RunNames(main, runs).find(name));
    if (json) {
      ObjectNode document = Json.read(RunFolder.toJson(run.results()));
      ArrayNode changes = document.putArray("changes");
      run.changes().forEach(changes::add);
      main.output().exact(Json.text(document));
      return changes.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
    new FirstScreen(main.output(), run.results()).lines().forEach(main.output()::result);
    main.output().result("made    " + run.manifest().createdAt() + "  " + run.manifest().command());
    main.output().result("report  " + StudyRun.shortest(main, run.path().resolve("report.html")));
    AsWritten.require(main, run);
    return ExitCode.DONE;
  }

  @Command(
      name = "remove",
      description =
          "Deletes runs, folder and all; an unfinished one by the name that the list gives.")
  int remove(
      @Parameters(index = "0", arity = "1..*", paramLabel = "RUN", description = RUN)
          List<String> names) {
    RunNames known = new RunNames(main, runs);
    List<UnfinishedRun> stopped =
        unfinished().stream().filter(run -> names.contains(RunNames.id(run.folder()))).toList();
    List<Path> places = stopped.stream().map(UnfinishedRun::folder).toList();
    List<Path> found =
        names.stream()
            .filter(name -> places.stream().noneMatch(place -> RunNames.id(place).equals(name)))
            .map(known::find)
            .distinct()
            .toList();
    stopped.forEach(UnfinishedRun::remove);
    places.forEach(this::removed);
    for (Path run : found) {
      if (!known.all().contains(run)) { // a listed one may be damaged and still go
        RunFolder.open(run); // nothing that is no run is deleted
      }
      RunFolder.remove(run);
      removed(run);
    }
    if (json) {
      ObjectNode document = Json.document();
      ArrayNode removed = document.putArray("removed");
      places.forEach(run -> removed.add(run.toString()));
      found.forEach(run -> removed.add(run.toString()));
      main.output().exact(Json.text(document));
    }
    return ExitCode.DONE;
  }

  private void removed(Path run) {
    if (!json) {
      main.output().result("removed  " + StudyRun.shortest(main, run));
    }
  }

  /** Of what is there: files of a run that is still going on come and go. */
  private static long size(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }
}
