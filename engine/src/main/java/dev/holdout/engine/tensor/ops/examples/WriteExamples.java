package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.Clear;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Fill;
import dev.holdout.engine.tensor.ops.Overwrite;
import dev.holdout.engine.tensor.ops.Permute;
import dev.holdout.engine.tensor.ops.Place;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.WriteInto;
import java.util.List;

/** What writes in place are recorded as. */
public final class WriteExamples {

  private WriteExamples() {}

  public static List<Example> all() {
    Place row = Place.in(shape(3, 4), new Slice(0, 1, 1, 1));
    Place turned = Place.in(shape(3, 4), new Permute(new int[] {1, 0}), new Slice(0, 0, 2, 2));
    return List.of(
        new Example(new Overwrite(), -2, 2, shape(2, 3), shape(2, 3)),
        new Example(new Fill(0.5), -2, 2, shape(2, 3)),
        new Example(new Clear(row), -2, 2, shape(3, 4)),
        new Example(new Clear(turned), -2, 2, shape(3, 4)),
        new Example(new WriteInto(row), -2, 2, shape(3, 4), shape(1, 4)),
        new Example(new WriteInto(turned), -2, 2, shape(3, 4), shape(2, 3)));
  }
}
