package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;

/**
 * An affine map of the last dimension: {@code y = x Wᵀ + b}.
 *
 * <p>Shape: input {@code [*, in]}, output {@code [*, out]}; {@code *} may be empty.
 *
 * <p>Parameters: {@code weight} of shape {@code [out, in]} and {@code bias} of shape {@code [out]},
 * both uniform on ±1/√in at the start (PyTorch's default).
 */
public final class Linear extends Layer {

  private final int in;
  private final int out;
  private final Parameter weight;
  private final Parameter bias;

  public Linear(int in, int out, Philox random) {
    this(in, out, true, random);
  }

  /**
   * @param in size of the input's last dimension, 1 or more
   * @param out size of the output's last dimension, 1 or more
   * @param withBias whether b is there
   * @param random where the start comes from; the weight is drawn first
   */
  public Linear(int in, int out, boolean withBias, Philox random) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "linear: in is " + in + " and out is " + out + "; both must be 1 or more");
    }
    this.in = in;
    this.out = out;
    this.weight = new Parameter(Init.uniformByFanIn(in, random, out, in));
    this.bias = withBias ? new Parameter(Init.uniformByFanIn(in, random, out)) : null;
  }

  /**
   * @throws IllegalArgumentException when the last size of the input is not {@code in}
   */
  @Override
  public Tensor forward(Tensor input) {
    return Members.linear(input, weight.tensor(), bias == null ? null : bias.tensor());
  }

  /** {@code [out, in]}. */
  public Parameter weight() {
    return weight;
  }

  /** {@code [out]}, or null. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String sizes() {
    return "in_features=%d, out_features=%d, bias=%b".formatted(in, out, bias != null);
  }
}
