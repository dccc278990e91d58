package dev.holdout.engine.nn;

import dev.holdout.engine.shape.OneDType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Embed;
import dev.holdout.engine.tensor.ops.Flat;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.SlidingWindows;
import java.util.Arrays;

/**
 * Convolutions as products: the windows of the input, laid out as rows, times the kernel. So an
 * output is one chain of multiply-adds over channels and offsets, whatever else is in the batch.
 *
 * <p>Written once for any number of dimensions and of stacked members: inside, an input is {@code
 * [members, batch, channels, *]}.
 */
public final class Convolutions {

  private Convolutions() {}

  /**
   * Convolution (without turning the kernel round, as in PyTorch) over one dimension.
   *
   * @param x {@code [B, in, L]} or {@code [in, L]}
   * @param weight {@code [out, in / groups, K]}
   * @param bias {@code [out]}, or null
   * @param window of size K
   * @param groups parts that channels are divided into, each seen by its part of the outputs
   * @return {@code [B, out, O]} or {@code [out, O]}
   */
  public static Tensor conv1d(
      Tensor x, Tensor weight, Tensor bias, KernelWindow window, int groups) {
    return convolve("conv1d", x, weight, bias, window, groups, 0);
  }

  /** As {@link #conv1d} over two dimensions: x {@code [B, in, H, W]}, weight {@code [out, …]}. */
  public static Tensor conv2d(
      Tensor x, Tensor weight, Tensor bias, KernelWindow window, int groups) {
    return convolve("conv2d", x, weight, bias, window, groups, 0);
  }

  /**
   * @param members of a stacked layer, whose tensors have them as first dimension; else 0
   */
  static Tensor convolve(
      String op,
      Tensor x,
      Tensor weight,
      Tensor bias,
      KernelWindow window,
      int groups,
      int members) {
    if (members == 0) {
      Tensor shift = Precision.lower(bias);
      Tensor one =
          convolve(
              op,
              Flat.before(Precision.lower(x), false).unsqueeze(0),
              Flat.before(Precision.lower(weight), false).unsqueeze(0),
              shift == null ? null : Flat.before(shift, false).unsqueeze(0),
              window,
              groups,
              1);
      return one.squeeze(0);
    }
    int dims = window.rank();
    if (x.rank() == dims + 2) {
      return convolve(op, x.unsqueeze(1), weight, bias, window, groups, members).squeeze(1);
    }
    check(op, x, weight, bias, window, groups, members);
    int[] places = places(op, x, window);
    Tensor rows = rows(pad(x, window, places), window, groups, places);
    int outputs = weight.size(1);
    Tensor kernel = weight.reshape(members * groups, outputs / groups, -1);
    Tensor values = product(rows, kernel, bias == null ? null : bias.reshape(kernel.size(0), -1));
    return arranged(values, x, groups, outputs, places);
  }

  /** {@code [members · groups, batch · places, channels of a group · offsets]}. */
  private static Tensor rows(Tensor padded, KernelWindow window, int groups, int[] places) {
    int dims = window.rank();
    Tensor windows = SlidingWindows.of(padded, window.size(), window.step(), window.spread());
    int members = padded.size(0);
    int batch = padded.size(1);
    int channels = padded.size(2) / groups;
    int[] split = new int[4 + 2 * dims];
    int[] order = new int[4 + 2 * dims];
    System.arraycopy(new int[] {members, batch, groups, channels}, 0, split, 0, 4);
    System.arraycopy(new int[] {0, 2, 1}, 0, order, 0, 3);
    order[3 + dims] = 3;
    for (int d = 0; d < dims; d++) {
      split[4 + d] = places[d];
      split[4 + dims + d] = window.size()[d];
      order[3 + d] = 4 + d;
      order[4 + dims + d] = 4 + dims + d;
    }
    int count = Shape.count(places);
    int width = channels * Shape.count(window.size());
    return windows.reshape(split).permute(order).reshape(members * groups, batch * count, width);
  }

  /** rows W' + b for each of the leading dimension; one product where that is 1. */
  private static Tensor product(Tensor rows, Tensor kernel, Tensor bias) {
    if (kernel.size(0) == 1) {
      return rows.squeeze(0).linear(kernel.squeeze(0), bias == null ? null : bias.squeeze(0));
    }
    return Members.linear(rows, kernel, bias);
  }

  /** From {@code [members, groups, batch, places, outputs]} to {@code [members, batch, out, *]}. */
  private static Tensor arranged(Tensor values, Tensor x, int groups, int outputs, int[] places) {
    int members = x.size(0);
    int batch = x.size(1);
    int count = Shape.count(places);
    int[] shape = new int[3 + places.length];
    System.arraycopy(new int[] {members, batch, outputs}, 0, shape, 0, 3);
    System.arraycopy(places, 0, shape, 3, places.length);
    return values
        .reshape(members, groups, batch, count, outputs / groups)
        .permute(0, 2, 1, 4, 3)
        .contiguous()
        .reshape(shape);
  }

  /** Zeros at the ends of the dimensions that so many windows slide over. */
  static Tensor pad(Tensor x, KernelWindow window, int[] places) {
    Tensor padded = x;
    for (int d = 0; d < window.rank(); d++) {
      int dim = x.rank() - window.rank() + d;
      int added = window.before(d) + window.behind(d, x.size(dim), places[d]);
      if (added > 0) {
        int[] shape = padded.shape();
        shape[dim] += added;
        Slice inside = new Slice(dim, window.before(d), x.size(dim), 1);
        padded = Autograd.apply(new Embed(inside, shape), padded);
      }
    }
    return padded;
  }

  private static int[] places(String op, Tensor x, KernelWindow window) {
    int[] places = new int[window.rank()];
    for (int d = 0; d < places.length; d++) {
      int dim = x.rank() - places.length + d;
      places[d] = window.places(op, d, x.size(dim), ownSizes(x, x.size(0)));
    }
    return places;
  }

  private static void check(
      String op,
      Tensor x,
      Tensor weight,
      Tensor bias,
      KernelWindow window,
      int groups,
      int members) {
    int dims = window.rank();
    if (window.reachingOver()) {
      throw new IllegalArgumentException(
          "%s: the window (%s) may reach over the end, which only poolings do; leave overTheEnd() out, or pad"
              .formatted(op, window.text()));
    }
    if (weight.rank() != dims + 3
        || !Arrays.equals(Arrays.copyOfRange(weight.sizes(), 3, weight.rank()), window.size())) {
      throw new ShapeException(
          "%s: weight is %s and the window %s; pass a weight of [out, in / groups, window]"
              .formatted(op, own(weight, members), Shape.text(window.size())));
    }
    if (x.rank() != dims + 3) {
      throw new ShapeException(
          "%s: input is %s; pass %dD or %dD: [channels, %s] with or without a batch in front"
              .formatted(
                  op, own(x, members), dims + 1, dims + 2, dims == 1 ? "length" : "height, width"));
    }
    Members.check(op, x, members, dims + 3);
    OneDType.requireWide(op, x.dtype(), ownSizes(x, members), weight.dtype());
    if (groups < 1 || weight.size(1) % groups != 0 || x.size(2) != weight.size(2) * groups) {
      throw new ShapeException(
          "%s: with groups %d, weight %s expects input %s to have %d channels, but got %d channels; check the layer's input size"
              .formatted(
                  op,
                  groups,
                  own(weight, members),
                  own(x, members),
                  weight.size(2) * groups,
                  x.size(2)));
    }
    if (bias != null && bias.numel() != (long) members * weight.size(1)) {
      throw new ShapeException(
          "%s: bias is %s and weight is %s; pass one bias for each of the %d outputs"
              .formatted(op, own(bias, members), own(weight, members), weight.size(1)));
    }
  }

  /** The shape as it was given, without the dimension of the members where there is but one. */
  private static String own(Tensor x, int members) {
    return Shape.text(ownSizes(x, members));
  }

  private static int[] ownSizes(Tensor x, int members) {
    return members == 1 && x.rank() > 0 ? Arrays.copyOfRange(x.sizes(), 1, x.rank()) : x.sizes();
  }
}
