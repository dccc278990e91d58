package dev.holdout.strategies.walls.planted.backtest.order;

import dev.holdout.strategies.walls.planted.features.target.TomorrowsClose;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongSupplier;

/** Breaks the walls of name, target, world, foreign code and randomness. */
public final class OrderManager {

  TomorrowsClose close;
  LongSupplier stopwatch = System::nanoTime;

  Instant now() {
    if (System.getenv("MODE") == null) {
      System.exit(1);
    }
    return Instant.now();
  }

  double draw() {
    return new Random().nextDouble() + new Random(7L).nextDouble() + Math.random();
  }

  Arena memory() {
    return Arena.ofAuto();
  }
}
