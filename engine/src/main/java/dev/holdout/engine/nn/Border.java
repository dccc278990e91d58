package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Locale;

/** What stands in the padding of a convolution: PyTorch's {@code padding_mode}. */
public enum Border {
  /** Zeros. */
  ZEROS,
  /** The input turned round at its ends, which are not repeated; less padding than places. */
  REFLECT,
  /** The first and the last place again and again. */
  REPLICATE,
  /** The other end of the input, as if it were a ring; no more padding than places. */
  CIRCULAR;

  /** The input with what a window needs at the ends, in which no padding is left to add. */
  Tensor padded(String op, Tensor x, KernelWindow window) {
    Tensor padded = x;
    for (int d = 0; d < window.rank(); d++) {
      int dim = x.rank() - window.rank() + d;
      int length = x.size(dim);
      int most = Math.max(window.before(d), window.behind(d));
      check(op, x, most, length);
      if (most > 0) {
        long[] places = new long[window.before(d) + length + window.behind(d)];
        for (int i = 0; i < places.length; i++) {
          places[i] = place(i - window.before(d), length);
        }
        padded = padded.indexSelect(dim, Tensor.of(places));
      }
    }
    return padded;
  }

  private int place(int at, int length) {
    return switch (this) {
      case ZEROS -> throw new AssertionError("zeros come from no place of the input");
      case REFLECT -> at < 0 ? -at : at >= length ? 2 * (length - 1) - at : at;
      case REPLICATE -> Math.clamp(at, 0, length - 1);
      case CIRCULAR -> Math.floorMod(at, length);
    };
  }

  private void check(String op, Tensor x, int most, int length) {
    int allowed =
        switch (this) {
          case ZEROS -> Integer.MAX_VALUE;
          case REFLECT -> Math.max(0, length - 1);
          case REPLICATE -> length == 0 ? 0 : Integer.MAX_VALUE;
          case CIRCULAR -> length;
        };
    if (most > allowed) {
      throw new ShapeException(
          "%s: input is %s, and its border of %d places is to be filled by %s, which gives at most %d from a length of %d; pad less, or with zeros"
              .formatted(op, Shape.text(x.sizes()), most, text(), allowed, length));
    }
  }

  /** PyTorch's name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
