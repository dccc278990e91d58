package dev.holdout.strategies.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How a study is run, as opposed to what it is; none of it changes a byte of the results.
 *
 * @param places where things lie
 * @param threads tasks at the same time, at least 1
 * @param resume whether results of finished tasks of a run that was stopped are used
 * @param command as typed, for the manifest
 * @param source the study as the user wrote it
 * @param clocks where time comes from: used for timings, the manifest and the ledger only
 */
public record RunOptions(
    Places places, int threads, boolean resume, String command, Source source, Clocks clocks) {

  /**
   * @param runs folder under which the run's own folder is made
   * @param home where the ledger of trials lies
   */
  public record Places(Path runs, Path home) {}

  /**
   * @param file name of the file; empty where only the study itself is known
   * @param text of the file
   * @param overrides {@code folds.train=3d}: settings over those of the file
   */
  public record Source(String file, String text, List<String> overrides) {

    public Source {
      overrides = List.copyOf(overrides);
    }

    /** No file is known: the study stands for itself, in its canonical form. */
    public static Source none() {
      return new Source("", "", List.of());
    }
  }

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

  Path runs() {
    return places.runs();
  }
}
