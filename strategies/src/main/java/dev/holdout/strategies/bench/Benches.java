package dev.holdout.strategies.bench;

import java.util.List;

/** All benches, in the order in which they run. */
public final class Benches {

  private Benches() {}

  /** Each a fresh one. */
  public static List<Bench> all() {
    return List.of(
        new OverfittingBench(),
        new SuperiorAbilityBench(),
        new LedgerBench(),
        new ReplayBench(),
        new DemoBench());
  }
}
