package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;

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
public final class Conv1d extends Layer {

  private final KernelWindow window;
  private final int groups;
  private final Parameter weight;
  private final Parameter bias;

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
    if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "conv1d: in is %d, out is %d and groups is %d; in and out must be divisible by groups, and all 1 or more"
              .formatted(in, out, groups));
    }
    if (window.rank() != 1) {
      throw new ShapeException(
          "conv1d: the window %s has %d dimensions; give one of 1"
              .formatted(Shape.text(window.size()), window.rank()));
    }
    this.window = window;
    this.groups = groups;
    int fanIn = in / groups * Shape.count(window.size());
    int[] sizes = {out, in / groups, window.size()[0]};
    this.weight = new Parameter(Init.uniformByFanIn(fanIn, random, sizes));
    this.bias = withBias ? new Parameter(Init.uniformByFanIn(fanIn, random, out)) : null;
  }

  /**
   * @throws IllegalArgumentException where the channels are others or the window does not fit
   */
  @Override
  public Tensor forward(Tensor input) {
    return Convolutions.convolve(
        "conv1d",
        input,
        weight.tensor(),
        bias == null ? null : bias.tensor(),
        window,
        groups,
        members());
  }

  /** {@code [out, in / groups, K]}. */
  public Parameter weight() {
    return weight;
  }

  /** {@code [out]}, or null. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String sizes() {
    Tensor kernel = weight.tensor();
    int channels = kernel.rank() - window.rank() - 1;
    return "%d, %d, %s, groups=%d, bias=%b"
        .formatted(
            kernel.size(channels) * groups,
            kernel.size(channels - 1),
            window.text(),
            groups,
            bias != null);
  }
}
