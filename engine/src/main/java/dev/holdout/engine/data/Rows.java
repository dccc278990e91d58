package dev.holdout.engine.data;

import dev.holdout.engine.tensor.Tensor;

/** The rows of a tensor that a batch names. */
final class Rows {

  private Rows() {}

  /** A view for one run, else a copy. */
  static Tensor of(Tensor tensor, Batch batch) {
    if (batch.runs().size() == 1) {
      Batch.Run run = batch.runs().getFirst();
      return tensor.narrow(0, run.from(), run.size());
    }
    return tensor.indexSelect(0, Tensor.of(batch.indices()));
  }
}
