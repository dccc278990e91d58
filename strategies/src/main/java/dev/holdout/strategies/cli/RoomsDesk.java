package dev.holdout.strategies.cli;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.Report;
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
  public AuditResult audit(Order order, Progress progress) {
    throw notYet(order);
  }

  @Override
  public Path report(Path run) {
    return Report.write(run);
  }

  private static BadInput notYet(Order order) {
    return new BadInput("studies are not wired", order.command(), "");
  }
}
