package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.ops.examples.IndexExamples;
import dev.holdout.engine.tensor.ops.examples.LayerExamples;
import dev.holdout.engine.tensor.ops.examples.LossExamples;
import dev.holdout.engine.tensor.ops.examples.OrderExamples;
import dev.holdout.engine.tensor.ops.examples.PairedExamples;
import dev.holdout.engine.tensor.ops.examples.PlaceExamples;
import dev.holdout.engine.tensor.ops.examples.PointwiseExamples;
import dev.holdout.engine.tensor.ops.examples.ProductExamples;
import dev.holdout.engine.tensor.ops.examples.ReductionExamples;
import dev.holdout.engine.tensor.ops.examples.WriteExamples;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every operation there is, each with shapes and ranges it can be tried on. Laws walk this list.
 */
public final class OpCatalogue {

  private OpCatalogue() {}

  /** The list, in reading order. */
  public static List<Example> all() {
    return Stream.of(
            PointwiseExamples.all(),
            PairedExamples.all(),
            ReductionExamples.all(),
            OrderExamples.all(),
            ProductExamples.all(),
            LayerExamples.all(),
            PlaceExamples.all(),
            IndexExamples.all(),
            LossExamples.all(),
            WriteExamples.all())
        .flatMap(List::stream)
        .toList();
  }
}
