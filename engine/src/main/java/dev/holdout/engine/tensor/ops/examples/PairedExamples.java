package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Atan2;
import dev.holdout.engine.tensor.ops.CopySign;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Hypot;
import dev.holdout.engine.tensor.ops.Larger;
import dev.holdout.engine.tensor.ops.LogAddExp;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Power;
import dev.holdout.engine.tensor.ops.Remainder;
import dev.holdout.engine.tensor.ops.RoundedDivide;
import dev.holdout.engine.tensor.ops.Smaller;
import dev.holdout.engine.tensor.ops.Subtract;
import dev.holdout.engine.tensor.ops.Where;
import dev.holdout.engine.tensor.ops.XLogY;
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
        new Example(new Larger(false), -2, 2, shape(3, 4), shape(4)),
        new Example(new Smaller(false), -2, 2, shape(3, 4), shape(3, 1)),
        new Example(new Larger(true), -2, 2, shape(3, 4), shape(4)),
        new Example(new Smaller(true), -2, 2, shape(3, 4), shape(3, 1)),
        new Example(new Power(), 0.5, 2, shape(3, 4), shape(4)),
        new Example(new Atan2(), 0.5, 2, shape(3, 4), shape(3, 1)),
        new Example(new Hypot(), 0.5, 2, shape(3, 4), shape(4)),
        new Example(new LogAddExp(), -2, 2, shape(3, 4), shape(4)),
        new Example(new CopySign(), -2, 2, shape(3, 4), shape(4)),
        new Example(new XLogY(), 0.5, 2, shape(3, 4), shape(3, 1)),
        new Example(new Remainder(true), 0.6, 2, shape(3, 4), shape(4)),
        new Example(new Remainder(false), -2, 2, shape(3, 4), shape(4)),
        new Example(new RoundedDivide(true), -2, 2, shape(3, 4), shape(4)),
        new Example(new RoundedDivide(false), -2, 2, shape(3, 4), shape(4)),
        new Example(new Where(), -2, 2, shape(3, 4), shape(4))
            .with(Tensor.of(new boolean[] {true, false, true}, 3, 1)));
  }
}
