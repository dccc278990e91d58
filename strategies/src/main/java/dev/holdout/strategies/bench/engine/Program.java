package dev.holdout.strategies.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that is waited for. */
final class Program {

  private Program() {}

  /**
   * Runs a command.
   *
   * @param out takes what it prints
   * @param log takes what it prints as errors
   * @param environment added to this process's
   * @return whether it could be started and ended with 0
   */
  static boolean run(
      Path folder, List<String> command, Path out, Path log, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException missing) {
      return false; // no such program here
    }
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a peer ran", stopped);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
