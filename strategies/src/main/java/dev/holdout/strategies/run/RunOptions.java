package dev.holdout.strategies.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How a study is run, as opposed to what it is; none of it changes a byte of the results.
 *
 * @param runs folder under which the run's own folder is made
 * @param threads trainings and gate checks at the same time, at least 1
 * @param command as typed, for the manifest
 * @param studyText the file as the user wrote it; empty for the study's canonical text
 * @param clocks where time comes from: used for timings and the manifest only
 */
public record RunOptions(Path runs, int threads, String command, String studyText, Clocks clocks) {

  /**
   * @param calendar when the run was made
   * @param nanos a stopwatch
   */
  public record Clocks(InstantSource calendar, LongSupplier nanos) {}

  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; pass at least 1");
    }
  }
}
