package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;

/**
 * Convolution over one dimension, such as time: each output channel is a weighted sum of a window
 * of the input channels of its group.
 *
 * <p>Shape: input {@code [B, in, L]} or {@code [in, L]}, output {@code [B, out, O]} or {@code [out,
 * O]}, with as many places as {@link KernelWindow} says.
 *
 * <p>Parameters: {@code weight} {@code [out, in / groups, K]} and {@code bias} {@code [out]}, both
 * uniform on ±1/√(in / groups · window) at the start (PyTorch's default).
 */
public final class Conv1d extends Convolution {

  /** Step 1, no padding, one group, with a bias: PyTorch's Conv1d(in, out, 3). */
  public Conv1d(int in, int out, int kernel, Philox random) {
    this(in, out, KernelWindow.of(kernel), random);
  }

  /** One group, with a bias. */
  public Conv1d(int in, int out, KernelWindow window, Philox random) {
    this(in, out, window, 1, true, random);
  }

  /**
   * @param in channels of the input, a multiple of groups
   * @param out channels of the output, a multiple of groups
   * @param window of 1 dimension; its size is the kernel's
   * @param groups parts that see only each other; {@code in} of them is a depthwise convolution
   * @param random where the start comes from; the weight is drawn first
   */
  public Conv1d(int in, int out, KernelWindow window, int groups, boolean withBias, Philox random) {
    this(in, out, window, groups, withBias, Border.ZEROS, random);
  }

  /**
   * As above.
   *
   * @param border what stands in the padding
   */
  public Conv1d(
      int in,
      int out,
      KernelWindow window,
      int groups,
      boolean withBias,
      Border border,
      Philox random) {
    super(1, in, out, window, groups, withBias, border, random);
  }
}
