package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Linear;
import dev.holdout.engine.tensor.ops.LstmLayer;
import dev.holdout.engine.tensor.ops.MatMul;
import java.util.List;

/** Products of matrices. */
public final class ProductExamples {

  private ProductExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(
        new Example(new MatMul(), -2, 2, shape(3, 5), shape(5, 4)),
        new Example(new MatMul(), -2, 2, shape(2, 3, 5), shape(2, 5, 4)),
        new Example(new Linear(), -2, 2, shape(6, 5), shape(3, 5), shape(3)),
        new Example(new Linear(), -2, 2, shape(6, 5), shape(3, 5)),
        new Example(
            new LstmLayer(true),
            -1,
            1,
            shape(3, 2, 8),
            shape(8, 2),
            shape(8),
            shape(2, 2),
            shape(2, 2)),
        new Example(
            new LstmLayer(false), -1, 1, shape(2, 3, 4), shape(4, 1), shape(3, 1), shape(3, 1)));
  }
}
