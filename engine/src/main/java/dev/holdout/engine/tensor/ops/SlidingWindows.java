package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: windows over the last dimensions, a view without memory of its own: {@code [*, L1, …] ->
 * [*, O1, …, K1, …]}, where place o and offset k stand for {@code o · step + k · spread}. Gradient:
 * {@link OverlapAdd}.
 *
 * @param size offsets of a window, one a dimension
 * @param step from one window to the next, one a dimension, 1 or more
 * @param spread from one offset to the next, one a dimension, 1 or more
 */
public record SlidingWindows(int[] size, int[] step, int[] spread) implements Op {

  /**
   * The windows of a tensor.
   *
   * @param x whose last dimensions are long enough for one window each
   */
  public static Tensor of(Tensor x, int[] size, int[] step, int[] spread) {
    return Autograd.apply(new SlidingWindows(size, step, spread), x);
  }

  /** Windows that fit into a length; below 1 where none does. */
  public static int places(int length, int size, int step, int spread) {
    return Math.floorDiv(length - spread * (size - 1) - 1, step) + 1;
  }

  @Override
  public String name() {
    return "windows";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Tensor.over(over(in[0].data()));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new OverlapAdd(this, in[0].sizes()), gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  private Strided over(Strided data) {
    int kept = data.rank() - size.length;
    int[] shape = Arrays.copyOf(data.shape(), data.rank() + size.length);
    int[] strides = Arrays.copyOf(data.strides(), data.rank() + size.length);
    for (int d = 0; d < size.length; d++) {
      int stride = data.strides()[kept + d];
      shape[kept + d] = places(data.shape()[kept + d], size[d], step[d], spread[d]);
      strides[kept + d] = stride * step[d];
      shape[data.rank() + d] = size[d];
      strides[data.rank() + d] = stride * spread[d];
    }
    return new Strided(data.storage(), data.offset(), shape, strides);
  }

  /** The places that offset k of every window lies on. */
  Strided at(int[] offset, Strided data) {
    int kept = data.rank() - size.length;
    int[] shape = data.shape().clone();
    int[] strides = data.strides().clone();
    int start = data.offset();
    for (int d = 0; d < size.length; d++) {
      shape[kept + d] = places(shape[kept + d], size[d], step[d], spread[d]);
      start += offset[d] * spread[d] * strides[kept + d];
      strides[kept + d] *= step[d];
    }
    return new Strided(data.storage(), start, shape, strides);
  }

  /** How many offsets a window has. */
  int offsets() {
    return Shape.count(size);
  }
}
