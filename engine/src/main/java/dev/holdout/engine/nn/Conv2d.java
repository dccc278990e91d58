package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;

/**
 * Convolution over two dimensions: each output channel is a weighted sum of a window of the input
 * channels of its group.
 *
 * <p>Shape: input {@code [B, in, H, W]} or {@code [in, H, W]}, output {@code [B, out, O1, O2]} or
 * {@code [out, O1, O2]}, with as many places as {@link KernelWindow} says.
 *
 * <p>Parameters: {@code weight} {@code [out, in / groups, K1, K2]} and {@code bias} {@code [out]},
 * both uniform on ±1/√(in / groups · window) at the start (PyTorch's default).
 */
public final class Conv2d extends Convolution {

  /** A square kernel, step 1, no padding, one group, with a bias: PyTorch's Conv2d(in, out, 3). */
  public Conv2d(int in, int out, int kernel, Philox random) {
    this(in, out, KernelWindow.of(kernel), random);
  }

  /** One group, with a bias. */
  public Conv2d(int in, int out, KernelWindow window, Philox random) {
    this(in, out, window, 1, true, random);
  }

  /**
   * @param in channels of the input, a multiple of groups
   * @param out channels of the output, a multiple of groups
   * @param window of 2 dimensions, or of one that stands for both; its size is the kernel's
   * @param groups parts that see only each other; {@code in} of them is a depthwise convolution
   * @param random where the start comes from; the weight is drawn first
   */
  public Conv2d(int in, int out, KernelWindow window, int groups, boolean withBias, Philox random) {
    this(in, out, window, groups, withBias, Border.ZEROS, random);
  }

  /**
   * As above.
   *
   * @param border what stands in the padding
   */
  public Conv2d(
      int in,
      int out,
      KernelWindow window,
      int groups,
      boolean withBias,
      Border border,
      Philox random) {
    super(2, in, out, window, groups, withBias, border, random);
  }
}
