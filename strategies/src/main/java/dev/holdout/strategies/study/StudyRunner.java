package dev.holdout.strategies.study;

import java.util.function.Supplier;

/** Runs a study that was stated in Java and asked to run. */
@FunctionalInterface
public interface StudyRunner {

  /**
   * Whoever loads a Java study binds this around its {@code main}; then {@code run()} hands the
   * study over and nothing is computed inside the user's own code.
   */
  ScopedValue<StudyRunner> LOADER = ScopedValue.newInstance();

  /**
   * @param stated builds the study; throws {@link dev.holdout.marketdata.BadInput} with its faults
   */
  void run(Supplier<Study> stated);
}
