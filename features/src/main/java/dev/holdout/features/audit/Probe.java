package dev.holdout.features.audit;

import java.util.List;

/**
 * A function from the facts to what was settled at or before an instant, stage by stage. It is
 * called from many threads at once and must give the same for the same scenario.
 */
@FunctionalInterface
public interface Probe {

  /**
   * The stages in the order of the pipeline: features first, orders last. Names are unique, and the
   * same for every scenario of an instant.
   */
  List<Component> components(Scenario scenario);
}
