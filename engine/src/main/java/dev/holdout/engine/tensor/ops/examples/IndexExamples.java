package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Flip;
import dev.holdout.engine.tensor.ops.Gather;
import dev.holdout.engine.tensor.ops.Pick;
import dev.holdout.engine.tensor.ops.Put;
import dev.holdout.engine.tensor.ops.Scatter;
import java.util.List;

/** Picking out and putting in: indices that repeat, count from the end, or are none at all. */
public final class IndexExamples {

  private static final int[] FIRST = {0};
  private static final int[] SECOND = {1};

  private IndexExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    Tensor list = integers(3, 0, 2, 2);
    Tensor rows = integers(1, -1, 1, 0, 2, 2).reshape(2, 3);
    Tensor columns = integers(0, 3, 0, -2, 1, 1).reshape(2, 3).to(DType.I32);
    Tensor beside = integers(0, 2, 2, 1, 0, 0).reshape(2, 3);
    Tensor distinct = integers(2, 0);
    Tensor none = Tensor.zeros(DType.I64, 0);
    return List.of(
        new Example(new Pick(FIRST, 0, false), -2, 2, shape(4, 5)).with(list),
        new Example(new Pick(SECOND, 1, true), -2, 2, shape(2, 4, 3)).with(rows),
        new Example(new Pick(new int[] {0, 2}, 0, true), -2, 2, shape(3, 2, 4)).with(rows, columns),
        new Example(new Pick(new int[] {1, 2}, 1, true), -2, 2, shape(2, 3, 4)).with(rows, columns),
        new Example(new Pick(FIRST, 0, true), -2, 2, shape(4, 5)).with(none),
        new Example(new Put(FIRST, 0, true, false), -2, 2, shape(4, 3), shape(2, 3)).with(distinct),
        new Example(new Put(FIRST, 0, false, true), -2, 2, shape(4, 3), shape(4, 3)).with(list),
        new Example(new Put(SECOND, 1, true, true), -2, 2, shape(2, 4, 2), shape(2, 2, 3, 2))
            .with(rows),
        new Example(new Put(FIRST, 0, true, true), -2, 2, shape(4, 3), shape(0, 3)).with(none),
        new Example(new Gather(0), -2, 2, shape(3, 4)).with(beside),
        new Example(new Gather(1), -2, 2, shape(2, 3)).with(beside),
        new Example(new Scatter(1, true), -2, 2, shape(2, 3), shape(2, 3)).with(beside),
        new Example(new Scatter(0, false), -2, 2, shape(3, 2), shape(1, 2))
            .with(integers(2, 0).reshape(1, 2)),
        new Example(new Flip(new int[] {0, 2}), -2, 2, shape(2, 3, 4)));
  }

  private static Tensor integers(long... values) {
    return Tensor.of(values);
  }
}
