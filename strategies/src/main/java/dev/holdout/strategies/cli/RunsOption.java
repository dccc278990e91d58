package dev.holdout.strategies.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the runs lie. */
final class RunsOption {

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "folder of the runs (default: ./runs)")
  private Path folder = Path.of("runs");

  /** As typed, relative to the working folder. */
  Path folder() {
    return folder;
  }
}
