package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** Where the sequences of a batch end. */
final class Ends {

  private final int[] lengths;
  private final int shortest;

  private Ends(int[] lengths) {
    this.lengths = lengths;
    this.shortest = Arrays.stream(lengths).min().orElse(0);
  }

  static Ends of(int[] lengths, int time, int batch) {
    if (lengths.length != batch) {
      throw new ShapeException(
          "recurrent net: %d lengths for a batch of %d sequences; pass one a sequence"
              .formatted(lengths.length, batch));
    }
    for (int i = 0; i < batch; i++) {
      if (lengths[i] < 1 || lengths[i] > time) {
        throw new ShapeException(
            "recurrent net: the length of sequence %d is %d; with %d steps pass 1 to %d"
                .formatted(i, lengths[i], time, time));
      }
    }
    return new Ends(lengths.clone());
  }

  /** Whether all sequences have this step. */
  boolean allHave(int t) {
    return t < shortest;
  }

  /** Which sequences have this step: {@code [batch, 1]}, BOOL. */
  Tensor have(int t) {
    boolean[] has = new boolean[lengths.length];
    for (int i = 0; i < has.length; i++) {
      has[i] = t < lengths[i];
    }
    return Tensor.of(has, has.length, 1).to(DType.BOOL);
  }
}
