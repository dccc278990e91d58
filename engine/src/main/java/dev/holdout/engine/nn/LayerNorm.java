package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;

/**
 * Normalises each row over its last dimensions: {@link Norms#layerNorm}.
 *
 * <p>Shape: input {@code [*, shape]}, output the same.
 *
 * <p>Parameters: {@code weight}, ones, and {@code bias}, zeros, of the normalised shape; either may
 * be left out.
 */
public final class LayerNorm extends Layer {

  /** PyTorch's default. */
  public static final double EPS = 1e-5;

  private final int[] shape;
  private final double eps;
  private final Parameter weight;
  private final Parameter bias;

  /** With weight and bias and the usual eps. */
  public LayerNorm(int... shape) {
    this(shape, EPS, true, true);
  }

  /**
   * @param shape sizes of the last dimensions, which are normalised together
   * @param eps added to the variance, above 0
   * @param withWeight whether the result is scaled, PyTorch's elementwise_affine
   * @param withBias whether it is shifted; counts only with a weight, as in PyTorch
   */
  public LayerNorm(int[] shape, double eps, boolean withWeight, boolean withBias) {
    if (shape.length == 0 || Shape.count(shape) == 0) {
      throw new ShapeException(
          "layer norm: the normalised shape is %s; name at least one size, each 1 or more"
              .formatted(Shape.text(shape)));
    }
    this.shape = shape.clone();
    this.eps = eps;
    this.weight = withWeight ? new Parameter(Tensor.ones(shape)) : null;
    this.bias = withWeight && withBias ? new Parameter(Tensor.zeros(shape)) : null;
  }

  /**
   * @throws IllegalArgumentException when the last sizes of the input are others
   */
  @Override
  public Tensor forward(Tensor input) {
    return Norms.layerNorm(
        input,
        shape,
        weight == null ? null : weight.tensor(),
        bias == null ? null : bias.tensor(),
        eps,
        members());
  }

  @Override
  protected String sizes() {
    return "%s, eps=%s, elementwise_affine=%b, bias=%b"
        .formatted(Shape.text(shape), eps, weight != null, bias != null);
  }
}
