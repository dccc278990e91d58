package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Larger;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Smaller;
import dev.holdout.engine.tensor.ops.Subtract;
import dev.holdout.engine.tensor.ops.Where;
import java.util.List;

/** Functions of two tensors, element by element, with shapes that broadcast. */
public final class PairedExamples {

  private PairedExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(
        new Example(new Add(), -2, 2, shape(3, 4), shape(3, 4)),
        new Example(new Add(), -2, 2, shape(3, 4), shape(4)),
        new Example(new Subtract(), -2, 2, shape(3, 1), shape(2, 1, 4)),
        new Example(new Multiply(), -2, 2, shape(3, 4), shape(3, 4)),
        new Example(new Multiply(), -2, 2, shape(2, 3, 4), shape(3, 1)),
        new Example(new Divide(), 0.5, 2, shape(3, 4), shape(1, 4)),
        new Example(new Divide(), 0.5, 2, shape(), shape(2, 3)),
        new Example(new Larger(), -2, 2, shape(3, 4), shape(4)),
        new Example(new Smaller(), -2, 2, shape(3, 4), shape(3, 1)),
        new Example(new Where(), -2, 2, shape(3, 4), shape(4))
            .with(Tensor.of(new boolean[] {true, false, true}, 3, 1)));
  }
}
