package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Linear;
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
        new Example(new Linear(), -2, 2, shape(6, 5), shape(3, 5)));
  }
}
