package dev.holdout.strategies.run;

import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Timings;

/** What differs from machine to machine: how long each phase took, how fast it went. */
final class TimingsOf {

  private TimingsOf() {}

  static Timings of(Outcome outcome, Phases phases) {
    long events = outcome.trials().stream().mapToLong(TrialCurve::events).sum();
    return new Timings(
        Results.SCHEMA,
        phases.done(),
        phases.totalSeconds(),
        rate(phases, outcome.loaded().findings().rowsRead(), Computation.READING),
        rate(phases, events, Computation.TRADING),
        rate(phases, new TrainingFigures(outcome).steps(), Computation.TRAINING),
        Figure.of(MachineClass.peakResidentBytes(), "this system does not tell"));
  }

  private static Figure rate(Phases phases, long count, String phase) {
    return Figure.of(count / phases.seconds(phase), "the phase took no time that a clock shows");
  }
}
