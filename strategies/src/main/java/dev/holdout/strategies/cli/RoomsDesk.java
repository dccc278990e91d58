package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.run.Gate;
import dev.holdout.strategies.study.Progress;
import java.nio.file.Path;

/** The desk behind which the rooms of this module lie. */
final class RoomsDesk implements StudyDesk {

  private final Surroundings surroundings;

  RoomsDesk(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Outcome research(Order order, Progress progress) {
    throw notYet(order);
  }

  @Override
  public Gate audit(Order order, Progress progress) {
    throw notYet(order);
  }

  @Override
  public Path report(Path run) {
    throw new BadInput("reports are not wired", surroundings.places().working().toString(), "");
  }

  private static BadInput notYet(Order order) {
    return new BadInput("studies are not wired", order.command(), "");
  }
}
