package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Extreme;
import dev.holdout.engine.tensor.ops.LogSumExp;
import dev.holdout.engine.tensor.ops.Norm;
import dev.holdout.engine.tensor.ops.Prod;
import dev.holdout.engine.tensor.ops.Sum;
import dev.holdout.engine.tensor.ops.Variance;
import java.util.List;

/** Many numbers to one. */
public final class ReductionExamples {

  private ReductionExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    int[] every = {0, 1};
    int[] last = {1};
    int[] around = {0, 2};
    return List.of(
        new Example(new Sum(every), -2, 2, shape(5, 4)),
        new Example(new Sum(new int[] {0}), -2, 2, shape(19, 3)),
        new Example(new Sum(around), -2, 2, shape(2, 3, 4)),
        new Example(new Prod(last), -2, 2, shape(3, 5)),
        new Example(new Prod(around), 0.5, 2, shape(2, 3, 4)),
        new Example(new Prod(new int[0]), 0.5, 2, shape()),
        new Example(new Extreme(Reduction.MAXIMUM, last, false), -2, 2, shape(3, 5)),
        new Example(new Extreme(Reduction.MINIMUM, around, false), -2, 2, shape(2, 3, 4)),
        new Example(new Extreme(Reduction.MAXIMUM, every, true), -2, 2, shape(3, 5)),
        new Example(new Variance(last, 1, true, false), -2, 2, shape(3, 5)),
        new Example(new Variance(every, 0, false, false), -2, 2, shape(3, 5)),
        new Example(new Variance(last, 1, true, true), -2, 2, shape(3, 5)),
        new Example(new Variance(every, 0, false, true), -2, 2, shape(3, 5)),
        new Example(new LogSumExp(last), -3, 3, shape(3, 5)),
        new Example(new LogSumExp(around), -3, 3, shape(2, 3, 4)),
        new Example(new Norm(0, last), 0.5, 2, shape(3, 5)),
        new Example(new Norm(0.5, last), 0.5, 2, shape(3, 5)),
        new Example(new Norm(1, around), -2, 2, shape(2, 3, 4)),
        new Example(new Norm(1.5, last), -2, 2, shape(3, 5)),
        new Example(new Norm(2, last), -2, 2, shape(3, 5)),
        new Example(new Norm(3, every), -2, 2, shape(3, 5)),
        new Example(new Norm(Double.POSITIVE_INFINITY, last), -2, 2, shape(3, 5)),
        new Example(new Norm(Double.NEGATIVE_INFINITY, last), -2, 2, shape(3, 5)));
  }
}
