package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;

/** What convolutions of any number of dimensions share: all but the number. */
public abstract sealed class Convolution extends Layer permits Conv1d, Conv2d {

  private final String name;
  private final KernelWindow window;
  private final int groups;
  private final Border border;
  private final Parameter weight;
  private final Parameter bias;

  Convolution(
      int dimensions,
      int in,
      int out,
      KernelWindow window,
      int groups,
      boolean withBias,
      Border border,
      Philox random) {
    this.name = "conv" + dimensions + "d";
    if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "%s: in is %d, out is %d and groups is %d; in and out must be divisible by groups, and all 1 or more"
              .formatted(name, in, out, groups));
    }
    this.window = window.over(dimensions, name);
    this.groups = groups;
    this.border = border;
    int[] sizes = new int[dimensions + 2];
    sizes[0] = out;
    sizes[1] = in / groups;
    System.arraycopy(this.window.size(), 0, sizes, 2, dimensions);
    int fanIn = in / groups * Shape.count(this.window.size());
    this.weight = new Parameter(Init.uniformByFanIn(fanIn, random, sizes));
    this.bias = withBias ? new Parameter(Init.uniformByFanIn(fanIn, random, out)) : null;
  }

  /**
   * @throws IllegalArgumentException where the channels are others or the window does not fit
   */
  @Override
  public final Tensor forward(Tensor input) {
    boolean zeros = border == Border.ZEROS || input.rank() < window.rank();
    return Convolutions.convolve(
        name,
        zeros ? input : border.padded(name, input, window),
        weight.tensor(),
        bias == null ? null : bias.tensor(),
        zeros ? window : window.padded(0),
        groups,
        members());
  }

  /** {@code [out, in / groups, window…]}. */
  public final Parameter weight() {
    return weight;
  }

  /** {@code [out]}, or null. */
  public final Parameter bias() {
    return bias;
  }

  @Override
  protected final String sizes() {
    Tensor kernel = weight.tensor();
    int channels = kernel.rank() - window.rank() - 1;
    return "%d, %d, %s, groups=%d, bias=%b%s"
        .formatted(
            kernel.size(channels) * groups,
            kernel.size(channels - 1),
            window.text(),
            groups,
            bias != null,
            border == Border.ZEROS ? "" : ", padding_mode=" + border.text());
  }
}
