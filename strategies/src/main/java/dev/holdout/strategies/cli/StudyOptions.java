package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands that run a study can be told. */
final class StudyOptions {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting over that of the study, by its dotted key; may be repeated")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "trainings at the same time; the bytes do not depend on it (default: cores)")
  private Integer threads;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "folder of the runs (default: ./runs)")
  private Path runs = Path.of("runs");

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  boolean json() {
    return json;
  }

  StudyDesk.Order order(Main main, String name, Optional<Path> file) {
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (count < 1) {
      throw new BadInput("--threads is " + count + "; it must be at least 1", "", "--threads 1");
    }
    main.output().detail("threads  " + count);
    main.output().detail("runs     " + main.inWorkingFolder(runs));
    main.output().detail("home     " + main.home());
    return new StudyDesk.Order(
        file.map(main::inWorkingFolder),
        overrides,
        main.inWorkingFolder(runs),
        count,
        typed(name, file));
  }

  /** The command in a form that can be typed again; what changes no byte is left out. */
  private String typed(String name, Optional<Path> file) {
    StringBuilder text = new StringBuilder("./holdout ").append(name);
    file.ifPresent(path -> text.append(' ').append(quoted(path.toString())));
    overrides.forEach(setting -> text.append(" --set ").append(quoted(setting)));
    return text.toString();
  }

  private static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "=._-/:+,".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
