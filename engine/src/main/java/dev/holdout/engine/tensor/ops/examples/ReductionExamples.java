package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Extreme;
import dev.holdout.engine.tensor.ops.Sum;
import java.util.List;

/** Many numbers to one. */
public final class ReductionExamples {

  private ReductionExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(
        new Example(new Sum(new int[] {0, 1}), -2, 2, shape(5, 4)),
        new Example(new Sum(new int[] {0}), -2, 2, shape(19, 3)),
        new Example(new Sum(new int[] {0, 2}), -2, 2, shape(2, 3, 4)),
        new Example(new Extreme(Reduction.MAXIMUM, new int[] {1}), -2, 2, shape(3, 5)),
        new Example(new Extreme(Reduction.MINIMUM, new int[] {0, 2}), -2, 2, shape(2, 3, 4)));
  }
}
