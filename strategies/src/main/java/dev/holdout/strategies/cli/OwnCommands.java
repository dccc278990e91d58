package dev.holdout.strategies.cli;

import dev.holdout.strategies.bench.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts our own commands in processes of their own. */
final class OwnCommands implements Bench.Commands {

  /** The launcher names itself by it. */
  private static final String LAUNCHER = "holdout.command";

  @Override
  public int run(List<String> arguments, Path out) {
    List<String> command = new ArrayList<>(program());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      try {
        return process.waitFor();
      } catch (InterruptedException stopped) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a command ran", stopped);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be started", e);
    }
  }

  /** The launcher; where this process was started without it, the same JVM with the same flags. */
  private static List<String> program() {
    String launcher = System.getProperty(LAUNCHER, "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(flags());
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return java;
  }

  /** The folder that the launcher lies in; started without it, the folder that we are in. */
  static Path checkout() {
    String launcher = System.getProperty(LAUNCHER, "");
    return launcher.isEmpty()
        ? Path.of("").toAbsolutePath()
        : Path.of(launcher).toAbsolutePath().getParent();
  }

  /** Flags of this JVM that can matter to its speed. */
  static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-D"))
        .toList();
  }
}
