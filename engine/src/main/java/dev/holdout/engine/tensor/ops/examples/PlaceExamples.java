package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.ops.Cast;
import dev.holdout.engine.tensor.ops.Collapse;
import dev.holdout.engine.tensor.ops.Concatenate;
import dev.holdout.engine.tensor.ops.Copy;
import dev.holdout.engine.tensor.ops.Diagonal;
import dev.holdout.engine.tensor.ops.Embed;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Expand;
import dev.holdout.engine.tensor.ops.NewAxis;
import dev.holdout.engine.tensor.ops.Permute;
import dev.holdout.engine.tensor.ops.Reshape;
import dev.holdout.engine.tensor.ops.Select;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.Triangle;
import dev.holdout.engine.tensor.ops.Unfold;
import dev.holdout.engine.tensor.ops.ViewChain;
import java.util.List;

/** The same numbers elsewhere: views, copies, indices. */
public final class PlaceExamples {

  private PlaceExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    ViewChain chain =
        new ViewChain(List.of(new Slice(1, 0, 3, 2), new Select(0, 1), new NewAxis(0)));
    return List.of(
        new Example(new Copy(), -2, 2, shape(3, 4)),
        new Example(new Cast(DType.F64), -2, 2, shape(3, 4)),
        new Example(new Permute(new int[] {2, 0, 1}), -2, 2, shape(2, 3, 4)),
        new Example(new Reshape(new int[] {2, 6}), -2, 2, shape(3, 4)),
        new Example(new Expand(new int[] {2, 3, 4}), -2, 2, shape(3, 1)),
        new Example(new Collapse(new int[] {3, 1}), -2, 2, shape(2, 3, 4)),
        new Example(new Collapse(new int[] {}), -2, 2, shape(2, 9)),
        new Example(new NewAxis(1), -2, 2, shape(3, 4)),
        new Example(new Select(1, 2), -2, 2, shape(3, 5)),
        new Example(new Slice(1, 1, 2, 2), -2, 2, shape(3, 5)),
        new Example(new Embed(new Slice(1, 1, 2, 2), new int[] {3, 5}), -2, 2, shape(3, 2)),
        new Example(new Diagonal(-1, 2, 0), -2, 2, shape(3, 2, 4)),
        new Example(new Triangle(-1, false), -2, 2, shape(2, 3, 4)),
        new Example(new Triangle(1, true), -2, 2, shape(4, 3)),
        new Example(new Unfold(0, 3, 2), -2, 2, shape(7, 2)),
        new Example(new Embed(new Unfold(0, 3, 2), new int[] {7, 2}), -2, 2, shape(3, 2, 3)),
        new Example(new Slice(1, 3, 0, 1), -2, 2, shape(2, 3)),
        new Example(new Unfold(1, 0, 2), -2, 2, shape(2, 3)),
        new Example(new Diagonal(5, 0, 1), -2, 2, shape(2, 3)),
        new Example(new Collapse(new int[] {2, 1}), -2, 2, shape(2, 0)),
        new Example(new Concatenate(0), -2, 2, shape(0, 2), shape(3, 2), shape(0)),
        new Example(chain, -2, 2, shape(4, 5)),
        new Example(new Concatenate(1), -2, 2, shape(3, 2), shape(3, 1), shape(3, 4)));
  }
}
