package dev.holdout.strategies.study;

/** Runs a study that was stated in Java and asked to run. */
@FunctionalInterface
public interface StudyRunner {

  /**
   * Whoever loads a Java study binds this around its {@code main}; then {@code run()} hands the
   * study over and nothing is computed inside the user's own code.
   */
  ScopedValue<StudyRunner> LOADER = ScopedValue.newInstance();

  void run(Study study);
}
