package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.CumProd;
import dev.holdout.engine.tensor.ops.CumSum;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.LogCumSumExp;
import dev.holdout.engine.tensor.ops.Median;
import dev.holdout.engine.tensor.ops.Recurrence;
import dev.holdout.engine.tensor.ops.Softmax;
import java.util.List;

/** Along a dimension, as many numbers as before. */
public final class OrderExamples {

  private OrderExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(
        new Example(new Softmax(1, false), -3, 3, shape(3, 5)),
        new Example(new Softmax(0, false), -3, 3, shape(19, 2)),
        new Example(new Softmax(1, true), -3, 3, shape(3, 5)),
        new Example(new Softmax(1, true), -3, 3, shape(2, 4, 3)),
        new Example(new CumSum(1, false), -2, 2, shape(3, 5)),
        new Example(new CumSum(0, true), -2, 2, shape(4, 2)),
        new Example(new CumProd(1, false), -2, 2, shape(3, 5)),
        new Example(new CumProd(0, true), -2, 2, shape(4, 2)),
        new Example(new LogCumSumExp(1), -2, 2, shape(2, 4)),
        new Example(new Median(), -2, 2, shape(3, 4)),
        new Example(new Recurrence(1, false), -2, 2, shape(2, 4), shape(2, 4)),
        new Example(new Recurrence(0, true), -2, 2, shape(4, 2), shape(4, 2)));
  }
}
