package dev.holdout.reports.run;

import java.util.List;

/**
 * What differs from machine to machine: the content of {@code timings.json}.
 *
 * @param schema {@link Results#SCHEMA}
 * @param phases in their order
 * @param totalSeconds of the run
 * @param rowsReadPerSecond of the source
 * @param eventsPerSecond of the backtests
 * @param trainingStepsPerSecond of all trainings
 * @param peakResidentBytes of the process
 */
public record Timings(
    int schema,
    List<Phase> phases,
    double totalSeconds,
    Figure rowsReadPerSecond,
    Figure eventsPerSecond,
    Figure trainingStepsPerSecond,
    Figure peakResidentBytes) {

  public Timings {
    phases = List.copyOf(phases);
  }

  /**
   * @param name such as {@code training}
   * @param seconds it took
   */
  public record Phase(String name, double seconds) {}
}
