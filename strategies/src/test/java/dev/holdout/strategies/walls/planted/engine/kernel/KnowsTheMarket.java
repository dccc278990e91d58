package dev.holdout.strategies.walls.planted.engine.kernel;

import dev.holdout.strategies.walls.planted.backtest.order.OrderManager;
import dev.holdout.strategies.walls.planted.engine.shape.NeedsTheKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Breaks four walls: arrow, cycle, and two of the numeric contract. */
public final class KnowsTheMarket {

  OrderManager orders;
  NeedsTheKernel shape;

  float sum(FloatVector vector) {
    return vector.lanewise(VectorOperators.EXP).reduceLanes(VectorOperators.ADD);
  }
}
