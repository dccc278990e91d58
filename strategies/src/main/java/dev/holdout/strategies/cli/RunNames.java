package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the run that a user means: an id, its beginning, {@code latest}, or a folder's path. */
final class RunNames {

  private final Path runs;
  private final Main main;

  RunNames(Main main, Path runs) {
    this.main = main;
    this.runs = main.inWorkingFolder(runs);
  }

  List<Path> all() {
    return RunFolder.list(runs);
  }

  /**
   * @throws BadInput if there is none such, or several
   */
  Path find(String name) {
    List<Path> all = all();
    if (name.equals("latest")) {
      return all.stream()
          .filter(run -> damage(run).isEmpty())
          .max(Comparator.comparing(run -> RunFolder.open(run).manifest().createdAt()))
          .orElseThrow(() -> noWholeRun(all));
    }
    List<Path> exact = all.stream().filter(run -> id(run).equals(name)).toList();
    List<Path> found =
        exact.isEmpty() ? all.stream().filter(run -> id(run).startsWith(name)).toList() : exact;
    if (found.size() == 1 && !name.isEmpty()) {
      return found.getFirst();
    }
    if (found.size() > 1) {
      List<String> ids = found.stream().map(RunNames::id).toList();
      throw new BadInput(
          "\"" + name + "\" begins the names of " + found.size() + " runs",
          runs.toString(),
          String.join(" or ", ids.subList(0, Math.min(4, ids.size()))));
    }
    Path folder = main.inWorkingFolder(Path.of(name));
    if (!name.isEmpty() && Files.isDirectory(folder)) {
      return folder;
    }
    throw new BadInput(
        "there is no run \"" + name + "\"",
        runs.toString(),
        Nearest.to(name, all.stream().map(RunNames::id).toList()).orElse("holdout runs list"));
  }

  /** Why {@code latest} is none of them. */
  private BadInput noWholeRun(List<Path> damaged) {
    if (damaged.isEmpty()) {
      return new BadInput("there is no run yet", runs.toString(), "holdout demo");
    }
    return new BadInput(
        damaged.stream()
            .map(run ->
                new BadInput.Fault(
                    "there is no whole run: %s is damaged, %s"
                        .formatted(id(run), damage(run).orElseThrow()),
                    run.toString(),
                    "run its study again, or holdout runs remove " + id(run)))
            .toList());
  }

  /** What keeps a run from being read; empty when it is whole. */
  static Optional<String> damage(Path run) {
    try {
      RunFolder folder = RunFolder.open(run);
      folder.results();
      folder.manifest();
      return Optional.empty();
    } catch (BadInput broken) {
      return Optional.of(broken.faults().getFirst().value());
    }
  }

  static String id(Path run) {
    return run.getFileName().toString();
  }
}
