package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The other process: this program again, as a feed, whose output is a pipe to us. */
final class FeedProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;

  private final Process process;

  private FeedProcess(Process process) {
    this.process = process;
  }

  /**
   * @param source as typed; {@code run} for the run's own data
   * @param run folder of the run
   * @throws BadInput when no process can be started
   */
  static FeedProcess start(Main main, String source, Path run) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "feed",
                source,
                "--run",
                run.toString()));
    builder.directory(main.surroundings().places().working().toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      return new FeedProcess(builder.start());
    } catch (IOException e) {
      throw new BadInput(
          "the feed's process cannot be started: " + e.getMessage(),
          "--ticks " + source,
          "holdout feed " + source + " | holdout paper RUN --ticks -");
    }
  }

  InputStream ticks() {
    return process.getInputStream();
  }

  /** Whether it ended by itself with a message on what it was asked to read. */
  boolean hasRefused() {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          && process.exitValue() == ExitCode.BAD_INPUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nobody reads any more, which ends it; one that does not notice is ended. */
  @Override
  public void close() {
    try {
      process.getInputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
