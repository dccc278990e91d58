package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--resume",
      description =
          "go on with a run of the same study, data and code that was stopped, to the same bytes")
  private boolean resume;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  boolean json() {
    return json;
  }

  StudyDesk.Order order(Main main, String name, Optional<Path> file) {
    return order(main, name, file, StudyDesk.DemoMarket.REAL);
  }

  StudyDesk.Order order(Main main, String name, Optional<Path> file, StudyDesk.DemoMarket market) {
    int count = threads(threads);
    main.output().detail("threads  " + count);
    main.output().detail("runs     " + main.inWorkingFolder(runs.folder()));
    main.output().detail("home     " + main.home());
    return new StudyDesk.Order(
        new StudyDesk.Asked(file.map(main::inWorkingFolder), market, overrides),
        main.inWorkingFolder(runs.folder()),
        main.home(),
        count,
        resume,
        typed(name, file, market));
  }

  /**
   * @param asked null for as many as there are cores
   * @throws BadInput below 1
   */
  static int threads(Integer asked) {
    int count = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    if (count < 1) {
      throw new BadInput("--threads is " + count + "; it must be at least 1", "", "--threads 1");
    }
    return count;
  }

  /** The command in a form that can be typed again; what changes no byte is left out. */
  private String typed(String name, Optional<Path> file, StudyDesk.DemoMarket market) {
    StringBuilder text = new StringBuilder("./holdout ").append(name);
    if (market != StudyDesk.DemoMarket.REAL) {
      text.append(" --market ").append(market.name().toLowerCase(Locale.ROOT));
    }
    file.ifPresent(path -> text.append(' ').append(quoted(path.toString())));
    overrides.forEach(setting -> text.append(" --set ").append(quoted(setting)));
    return text.toString();
  }

  /** As a shell takes it. */
  static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "=._-/:+,".indexOf(c) >= 0);
    return plain && !word.isEmpty() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
