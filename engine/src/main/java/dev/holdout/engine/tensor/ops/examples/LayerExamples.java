package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.Clamp;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Flat;
import dev.holdout.engine.tensor.ops.FlatSlope;
import dev.holdout.engine.tensor.ops.Normalise;
import dev.holdout.engine.tensor.ops.OverlapAdd;
import dev.holdout.engine.tensor.ops.SlidingWindows;
import java.util.List;

/** Operations that layers use, and those of three tensors. */
public final class LayerExamples {

  private static final double LOW = -2;
  private static final double HIGH = 2;

  private LayerExamples() {}

  /** The list, in reading order. */
  public static List<Example> all() {
    SlidingWindows line = new SlidingWindows(new int[] {3}, new int[] {1}, new int[] {1});
    SlidingWindows sparse = new SlidingWindows(new int[] {2}, new int[] {2}, new int[] {3});
    SlidingWindows plane = new SlidingWindows(new int[] {2, 3}, new int[] {1, 2}, new int[] {2, 1});
    return List.of(
        new Example(line, LOW, HIGH, shape(2, 5)),
        new Example(sparse, LOW, HIGH, shape(2, 2, 8)),
        new Example(plane, LOW, HIGH, shape(2, 4, 7)),
        new Example(new OverlapAdd(line, shape(2, 5)), LOW, HIGH, shape(2, 3, 3)),
        new Example(new OverlapAdd(sparse, shape(2, 8)), LOW, HIGH, shape(2, 3, 2)),
        new Example(new OverlapAdd(plane, shape(4, 7)), LOW, HIGH, shape(2, 3, 2, 3)),
        new Example(new Flat(true), LOW, HIGH, shape(3, 4)),
        new Example(new FlatSlope(true), LOW, HIGH, shape(3, 4), shape(3, 4)),
        new Example(new FlatSlope(false), LOW, HIGH, shape(3, 4), shape(3, 4)),
        new Example(new Clamp(), LOW, HIGH, shape(3, 4), shape(4), shape(3, 1)),
        new Example(new Normalise(1e-5), LOW, HIGH, shape(3, 5)),
        new Example(new Normalise(1e-3), LOW, HIGH, shape(2, 5), shape(5)),
        new Example(new Normalise(1e-5), LOW, HIGH, shape(3, 4), shape(4), shape(4)));
  }
}
