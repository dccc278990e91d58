package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.OneDType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * x where above 0, else a · x with a slope that is learned (He, Zhang, Ren, Sun: "Delving deep into
 * rectifiers", 2015).
 *
 * <p>Shape: any with one slope; {@code [B, C, *]} with a slope for each of C channels. The output
 * has the input's.
 *
 * <p>Parameters: {@code weight} {@code [1]} or {@code [C]}, 0.25 at the start.
 */
public final class PRelu extends Layer {

  private final int slopes;
  private final Parameter weight;

  /** One slope for all, 0.25 at the start. */
  public PRelu() {
    this(1, 0.25);
  }

  /**
   * @param slopes 1, or one for each channel
   * @param start of every slope
   */
  public PRelu(int slopes, double start) {
    if (slopes < 1) {
      throw new IllegalArgumentException(
          "prelu: slopes is " + slopes + "; pass 1, or the number of channels");
    }
    this.slopes = slopes;
    this.weight = new Parameter(Tensor.full(start, slopes));
  }

  /**
   * @throws DTypeException if the input is not of the slopes' dtype
   * @throws ShapeException where the channels are not as many as the slopes
   */
  @Override
  public Tensor forward(Tensor given) {
    Tensor input = Precision.lower(given);
    Tensor slope = Precision.lower(laid(input));
    OneDType.require("prelu", input.dtype(), input.sizes(), slope.dtype());
    Tensor above = input.gt(0.0);
    // What is above 0 is taken out before the product: an infinity there would spoil the slope's
    // gradient.
    Tensor below = Tensor.zeros(input.dtype()).where(above, input);
    return input.where(above, below.mul(slope));
  }

  /** The slopes along the channels: the second dimension, or the only one; members come first. */
  private Tensor laid(Tensor input) {
    int behind = members() == 0 ? 0 : 1;
    if (members() > 0) {
      Members.check("prelu", input, members(), 1);
    }
    int[] shape = new int[input.rank()];
    Arrays.fill(shape, 1);
    if (behind == 1) {
      shape[0] = members();
    }
    if (slopes > 1) {
      int channels = behind + (input.rank() - behind > 1 ? 1 : 0);
      if (channels >= input.rank() || input.size(channels) != slopes) {
        throw new ShapeException(
            "prelu: input is %s, but there are %d slopes; pass as many channels in dimension %d, or one slope for all"
                .formatted(Shape.text(input.sizes()), slopes, channels));
      }
      shape[channels] = slopes;
    }
    return Precision.lower(weight.tensor()).reshape(shape);
  }

  @Override
  protected String sizes() {
    return "num_parameters=" + slopes;
  }
}
