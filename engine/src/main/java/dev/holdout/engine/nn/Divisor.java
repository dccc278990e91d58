package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;

/**
 * What the sum of a pooling's window is divided by.
 *
 * @param withPadding whether padding counts; PyTorch's {@code count_include_pad}. What a window
 *     takes in over the end never counts
 * @param fixed a number for all windows, instead of any count; 0 for none, PyTorch's {@code
 *     divisor_override}
 */
public record Divisor(boolean withPadding, int fixed) {

  /** The places of the window, padding included: PyTorch's default. */
  public static final Divisor WINDOW = new Divisor(true, 0);

  /** The places of the window that lie in the input. */
  public static final Divisor INPUT = new Divisor(false, 0);

  public Divisor {
    if (fixed < 0) {
      throw new IllegalArgumentException(
          "divisor: fixed is " + fixed + "; pass 1 or more, or 0 to divide by the count of places");
    }
  }

  /** One number for all windows, 1 or more. */
  public static Divisor of(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("divisor: the number is " + number + "; pass 1 or more");
    }
    return new Divisor(true, number);
  }

  /** How it prints behind a window; empty for the default. */
  String text() {
    return (withPadding ? "" : ", count_include_pad=false")
        + (fixed == 0 ? "" : ", divisor_override=" + fixed);
  }

  /** The sums of so many windows over an input, divided. */
  Tensor divided(Tensor sums, Tensor input, KernelWindow window, int[] places) {
    if (fixed > 0) {
      return sums.div((double) fixed);
    }
    boolean padded = false;
    for (int d = 0; d < places.length; d++) {
      padded |= window.before(d) + window.behind(d) > 0;
    }
    if (!window.reachingOver() && (withPadding || !padded)) {
      return sums.div((double) Shape.count(window.size()));
    }
    Tensor counts = null;
    for (int d = 0; d < places.length; d++) {
      int length = input.size(input.rank() - places.length + d);
      Tensor along = counts(window, d, length, places[d]);
      counts = counts == null ? along : counts.unsqueeze(-1).mul(along);
    }
    DType dtype = sums.dtype().isFloating() ? sums.dtype() : DType.F32;
    return sums.div(counts.to(dtype));
  }

  /** What counts of each window along a dimension. */
  private Tensor counts(KernelWindow window, int d, int length, int places) {
    int first = withPadding ? -window.before(d) : 0;
    int behind = length + (withPadding ? window.behind(d) : 0);
    double[] counts = new double[places];
    for (int o = 0; o < places; o++) {
      for (int k = 0; k < window.size()[d]; k++) {
        int at = o * window.step()[d] - window.before(d) + k * window.spread()[d];
        counts[o] += at >= first && at < behind ? 1 : 0;
      }
    }
    return Tensor.of(counts);
  }
}
