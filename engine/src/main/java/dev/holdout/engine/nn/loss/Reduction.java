package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Tensor;

/** What becomes of one loss an element. */
public enum Reduction {
  /** They stay as they are. */
  NONE,
  /** Their mean; of none at all, NaN. */
  MEAN,
  /** Their sum; of none at all, 0. */
  SUM,
  /** Their sum over the size of the first dimension, which must be there. */
  BATCH_MEAN;

  /** The losses reduced. */
  Tensor of(Tensor each) {
    return switch (this) {
      case NONE -> each;
      case MEAN -> each.mean();
      case SUM -> each.sum();
      case BATCH_MEAN -> each.sum().div((double) each.size(0));
    };
  }

  /** As {@link #of}, where a mean divides by another sum than the count, such as one of weights. */
  Tensor of(Tensor each, Tensor total) {
    return this == MEAN ? each.sum().div(total) : of(each);
  }
}
