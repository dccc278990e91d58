package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.tensor.ops.BinaryEntropy;
import dev.holdout.engine.tensor.ops.Example;
import java.util.List;

/** What losses are made of. */
public final class LossExamples {

  private LossExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(new Example(new BinaryEntropy(), 0.1, 0.9, shape(3, 4), shape(3, 4)));
  }
}
