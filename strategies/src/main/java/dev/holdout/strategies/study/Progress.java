package dev.holdout.strategies.study;

/**
 * How far long work has come. The command line draws it; tests and the Java API may stay silent.
 *
 * <p>Phases follow one another or nest in time on several threads: {@link Phase#step} may be called
 * from any thread, so an implementation must be safe there.
 */
public interface Progress {

  /**
   * Opens a phase.
   *
   * @param name what is being done, one or two words: {@code folds}
   * @param total how many steps it has; 0 when that is not known
   * @param unit what a step is, plural, for the rate: {@code trades}; empty prints no rate
   */
  Phase phase(String name, long total, String unit);

  /** A phase whose rate says nothing to anybody. */
  default Phase phase(String name, long total) {
    return phase(name, total, "");
  }

  /** Says something that the user should know at once: one line. */
  default void note(String line) {}

  /** Draws nothing. */
  static Progress silent() {
    return (name, total, unit) -> Phase.SILENT;
  }

  /** One phase; closing it twice is the same as once. */
  interface Phase extends AutoCloseable {

    Phase SILENT = steps -> {};

    /** Counts {@code steps} more as done. */
    void step(long steps);

    @Override
    default void close() {}
  }
}
