package dev.holdout.engine.doctor;

import dev.holdout.engine.optim.schedule.ReduceOnPlateau;
import dev.holdout.engine.optim.schedule.Scheduler;

/** A schedule whose first step comes before the first of its optimiser: one rate is never used. */
final class ScheduleOrder extends Check {

  ScheduleOrder(Chart chart) {
    super(chart);
  }

  @Override
  public void scheduling(Object scheduler, Object optimizer) {
    if (!chart.course(optimizer).attempted() && epoch(scheduler) == 0) {
      chart.report(
          Mistake.SCHEDULER_FIRST,
          "%s sets the second rate before %s stepped with the first"
              .formatted(scheduler.getClass().getSimpleName(), chart.course(optimizer).name()),
          0,
          1,
          "optimizer.step(); // first, then scheduler.step()");
    }
  }

  private static int epoch(Object scheduler) {
    return switch (scheduler) {
      case Scheduler schedule -> schedule.epoch();
      case ReduceOnPlateau plateau -> plateau.epoch();
      default -> 0;
    };
  }
}
