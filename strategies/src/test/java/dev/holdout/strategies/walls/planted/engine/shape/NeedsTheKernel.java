package dev.holdout.strategies.walls.planted.engine.shape;

import dev.holdout.strategies.walls.planted.engine.kernel.KnowsTheMarket;

/** The other half of the planted cycle. */
public final class NeedsTheKernel {
  KnowsTheMarket kernel;
}
