package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/** Where the sequences of a batch end. */
final class Ends {

  private final int shortest;

  /** {@code [time, batch, 1]}, BOOL: true where a sequence has a step. */
  private final Tensor has;

  private Ends(int shortest, Tensor has) {
    this.shortest = shortest;
    this.has = has;
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
    boolean[] has = new boolean[time * batch];
    for (int i = 0; i < has.length; i++) {
      has[i] = i / batch < lengths[i % batch];
    }
    return new Ends(Arrays.stream(lengths).min().orElse(time), Tensor.of(has, time, batch, 1));
  }

  /** Whether all sequences have this step. */
  boolean allHave(int t) {
    return t < shortest;
  }

  /** Which sequences have this step: {@code [batch, 1]}, BOOL. */
  Tensor have(int t) {
    return has.select(0, t);
  }

  /**
   * The input with zeros behind the ends: what the filling holds, a NaN too, reaches neither values
   * nor gradients.
   *
   * @param x {@code [*, time, batch, features]}
   */
  Tensor cut(Tensor x) {
    return x.where(has, Tensor.zeros(x.dtype()));
  }
}
