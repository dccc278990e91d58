package dev.holdout.reports.section;

import java.util.List;

/** All sections in the order of the page; the first one is the first screen. */
public final class SectionCatalogue {

  private SectionCatalogue() {}

  public static List<ReportSection> all() {
    return List.of(
        new AnswerSection(),
        new LuckSection(),
        new ControlsSection(),
        new FoldsSection(),
        new CostsSection(),
        new RulesSection(),
        new TrialsSection(),
        new RiskSection(),
        new OrdersSection(),
        new DecisionSection(),
        new TrainingSection(),
        new DataSection(),
        new RepeatSection(),
        new LimitsSection());
  }
}
