package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Flat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One number of each window: the largest or the mean. Any dimensions in front of those that the
 * window slides over are a batch, stacked members too.
 */
public final class Poolings {

  private Poolings() {}

  /**
   * The largest of each window; the first of equal ones gets the gradient, a NaN wins. Padding
   * counts as minus infinity.
   *
   * @param x {@code [*, L]}
   */
  public static Tensor maxPool1d(Tensor x, KernelWindow window) {
    return maximum("max_pool1d", x, window);
  }

  /** As {@link #maxPool1d}, over {@code [*, H, W]}. */
  public static Tensor maxPool2d(Tensor x, KernelWindow window) {
    return maximum("max_pool2d", x, window);
  }

  /**
   * The largest of each window, and where they stand.
   *
   * @param values {@code [*, O]} or {@code [*, O1, O2]}
   * @param places of that shape, I64: positions in the input's last dimension, or row-major in its
   *     last two
   */
  public record Largest(Tensor values, Tensor places) {}

  /** {@link #maxPool1d} with places, PyTorch's {@code return_indices}. */
  public static Largest largest1d(Tensor x, KernelWindow window) {
    return largest("max_pool1d", x, window);
  }

  /** {@link #maxPool2d} with places, PyTorch's {@code return_indices}. */
  public static Largest largest2d(Tensor x, KernelWindow window) {
    return largest("max_pool2d", x, window);
  }

  /**
   * The mean of each window; padding counts as zeros that are there.
   *
   * @param x {@code [*, L]}
   */
  public static Tensor avgPool1d(Tensor x, KernelWindow window) {
    return avgPool1d(x, window, Divisor.WINDOW);
  }

  /**
   * The sum of each window, divided.
   *
   * @param x {@code [*, L]}
   * @param divisor what by
   */
  public static Tensor avgPool1d(Tensor x, KernelWindow window, Divisor divisor) {
    return mean("avg_pool1d", x, window, divisor);
  }

  /** As {@link #avgPool1d}, over {@code [*, H, W]}. */
  public static Tensor avgPool2d(Tensor x, KernelWindow window) {
    return avgPool2d(x, window, Divisor.WINDOW);
  }

  /** As {@link #avgPool1d(Tensor, KernelWindow, Divisor)}, over {@code [*, H, W]}. */
  public static Tensor avgPool2d(Tensor x, KernelWindow window, Divisor divisor) {
    return mean("avg_pool2d", x, window, divisor);
  }

  /**
   * The mean of each of {@code places} parts: part i reaches from ⌊i L / places⌋ to ⌈(i + 1) L /
   * places⌉.
   *
   * @param x {@code [*, L]}, L 1 or more
   */
  public static Tensor adaptiveAvgPool1d(Tensor x, int places) {
    int length = x.rank() == 0 ? 0 : x.size(-1);
    if (places < 1 || length < 1) {
      throw new ShapeException(
          "adaptive_avg_pool1d: input is %s and %d places are asked for; both the length and the places must be 1 or more"
              .formatted(Shape.text(x.sizes()), places));
    }
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      int from = (int) ((long) i * length / places);
      int to = (int) (((i + 1L) * length + places - 1) / places);
      parts.add(x.narrow(-1, from, to - from).mean(-1, true));
    }
    return Tensor.cat(parts, -1);
  }

  private static Tensor maximum(String op, Tensor x, KernelWindow window) {
    return pooled(op, x, window, false).values();
  }

  private static Largest largest(String op, Tensor x, KernelWindow window) {
    return pooled(op, x, window, true);
  }

  /**
   * @param placed whether places are asked for; else they are null
   */
  private static Largest pooled(String op, Tensor x, KernelWindow window, boolean placed) {
    int[] places = places(op, x, window);
    Tensor input = Flat.before(x, true);
    Tensor padded = filled(input, window, places);
    Tensor inside = padded == input ? null : inside(x, window, places);
    Tensor numbers = placed ? filled(numbers(x, window), window, places) : null;
    Tensor best = null;
    Tensor where = null;
    Tensor found = null; // whether the best is a place of the input, not of the padding
    for (int[] offset : offsets(window)) {
      Tensor next = at(padded, window, offset, places);
      Tensor number = placed ? at(numbers, window, offset, places) : null;
      Tensor own = inside == null ? null : at(inside, window, offset, places);
      if (best == null) {
        best = next.copy(); // a window of 1 is a view of the input
        where = placed ? number.expand(next.sizes()) : null;
        found = own;
        continue;
      }
      Tensor better = next.gt(best).logicalOr(next.isnan());
      if (own != null) {
        better = better.logicalOr(found.logicalNot()).logicalAnd(own);
        found = found.logicalOr(own);
      }
      best = next.where(better, best);
      where = placed ? number.where(better, where) : null;
    }
    return new Largest(best, where);
  }

  /** The places of the dimensions that the window slides over, numbered row-major. */
  private static Tensor numbers(Tensor x, KernelWindow window) {
    int[] shape = Arrays.copyOfRange(x.sizes(), x.rank() - window.rank(), x.rank());
    return Tensor.arange(Shape.count(shape)).reshape(shape);
  }

  private static Tensor mean(String op, Tensor x, KernelWindow window, Divisor divisor) {
    int[] places = places(op, x, window);
    Tensor padded = Convolutions.pad(Flat.before(x, true), window, places);
    Tensor sum = null;
    for (int[] offset : offsets(window)) {
      Tensor next = at(padded, window, offset, places);
      sum = sum == null ? next : sum.add(next);
    }
    return divisor.divided(sum, x, window, places);
  }

  /** BOOL of the dimensions that the window slides over, padded: true in the input. */
  private static Tensor inside(Tensor x, KernelWindow window, int[] places) {
    int[] shape = Arrays.copyOfRange(x.sizes(), x.rank() - window.rank(), x.rank());
    return Convolutions.pad(Tensor.ones(shape), window, places).gt(0);
  }

  /** One offset of all windows. */
  private static Tensor at(Tensor padded, KernelWindow window, int[] offset, int[] places) {
    Tensor part = padded;
    for (int d = 0; d < places.length; d++) {
      int from = offset[d] * window.spread()[d];
      int step = window.step()[d];
      part = part.slice(d - places.length, from, from + (places[d] - 1) * step + 1, step);
    }
    return part;
  }

  /** The offsets of a window, row-major. */
  private static List<int[]> offsets(KernelWindow window) {
    List<int[]> all = new ArrayList<>();
    int[] offset = new int[window.rank()];
    for (int k = 0; k < Shape.count(window.size()); k++) {
      all.add(offset.clone());
      for (int d = offset.length - 1; d >= 0 && ++offset[d] == window.size()[d]; d--) {
        offset[d] = 0;
      }
    }
    return all;
  }

  private static int[] places(String op, Tensor x, KernelWindow window) {
    int dims = window.rank();
    if (x.rank() < dims) {
      throw new ShapeException(
          "%s: input is %s, but the window %s slides over %d dimensions; pass [*, %s]"
              .formatted(
                  op,
                  Shape.text(x.sizes()),
                  Shape.text(window.size()),
                  dims,
                  dims == 1 ? "length" : "height, width"));
    }
    int[] places = new int[dims];
    for (int d = 0; d < dims; d++) {
      if (window.padding()[d] > window.size()[d] / 2) {
        throw new ShapeException(
            "%s: padding %s is more than half of the window %s, so a window would see nothing else; pad at most half"
                .formatted(op, Shape.text(window.padding()), Shape.text(window.size())));
      }
      places[d] = window.places(op, d, x.size(x.rank() - dims + d), x.sizes());
    }
    return places;
  }

  /**
   * Minus infinity at the ends of the dimensions that the window slides over; 0 where numbers are
   * whole.
   */
  private static Tensor filled(Tensor x, KernelWindow window, int[] places) {
    Tensor padded = x;
    for (int d = 0; d < window.rank(); d++) {
      int dim = x.rank() - window.rank() + d;
      int behind = window.behind(d, x.size(dim), places[d]);
      List<Tensor> parts = new ArrayList<>(List.of(padded));
      if (window.before(d) > 0) {
        parts.addFirst(lowest(padded, dim, window.before(d)));
      }
      if (behind > 0) {
        parts.add(lowest(padded, dim, behind));
      }
      padded = parts.size() == 1 ? padded : Tensor.cat(parts, dim);
    }
    return padded;
  }

  private static Tensor lowest(Tensor like, int dim, int size) {
    int[] shape = like.shape();
    shape[dim] = size;
    return like.dtype().isFloating()
        ? Tensor.full(like.dtype(), Double.NEGATIVE_INFINITY, shape)
        : Tensor.zeros(like.dtype(), shape);
  }
}
