package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Flat;
import dev.holdout.engine.tensor.ops.Normalise;
import java.util.Arrays;

/** Normalisation: numbers less their mean over their deviation, scaled and shifted. */
public final class Norms {

  private Norms() {}

  /**
   * Over the last dimensions of each row: {@code (x - mean) / √(variance + eps) · weight + bias},
   * the variance over the count (Ba, Kiros, Hinton: "Layer normalization", 2016).
   *
   * @param x {@code [*, shape]}
   * @param shape sizes of the last dimensions
   * @param weight of that shape, or null for 1
   * @param bias of that shape, or null for 0
   * @param eps added to the variance, above 0
   */
  public static Tensor layerNorm(Tensor x, int[] shape, Tensor weight, Tensor bias, double eps) {
    return layerNorm(x, shape, weight, bias, eps, 0);
  }

  static Tensor layerNorm(
      Tensor x, int[] shape, Tensor weight, Tensor bias, double eps, int members) {
    int first = x.rank() - shape.length;
    if (first < 0
        || shape.length == 0
        || !Arrays.equals(Arrays.copyOfRange(x.sizes(), first, x.rank()), shape)) {
      throw new ShapeException(
          "layer_norm: normalized shape is %s and the input is %s; the input must be [*, %s], so check the layer's size"
              .formatted(
                  Shape.text(shape),
                  Shape.text(x.sizes()),
                  Shape.text(shape).replaceAll("[\\[\\]]", "")));
    }
    checkDTypes(x, weight, bias);
    if (x.dtype().bytes() == 2) {
      return layerNorm(wide(x), shape, wide(weight), wide(bias), eps, members).to(x.dtype());
    }
    int width = Shape.count(shape);
    Tensor rows = x.reshape(width == 0 ? 0 : Shape.count(x.sizes()) / width, width);
    if (members == 0 && weight != null) {
      Tensor scale = weight.reshape(width);
      return (bias == null
              ? Autograd.apply(new Normalise(eps), rows, scale)
              : Autograd.apply(new Normalise(eps), rows, scale, bias.reshape(width)))
          .reshape(x.shape())
          .noView();
    }
    Tensor result = Autograd.apply(new Normalise(eps), rows).reshape(x.shape()).noView();
    if (weight != null) {
      result = result.mul(Members.along(weight, result, members));
    }
    return bias == null ? result : result.add(Members.along(bias, result, members));
  }

  private static void checkDTypes(Tensor x, Tensor weight, Tensor bias) {
    for (Tensor other : new Tensor[] {x, weight, bias}) {
      boolean wider = other != null && x.dtype().bytes() == 2 && other.dtype() == DType.F32;
      boolean fits = other == null || other.dtype() == x.dtype() || wider;
      if (!fits || !x.dtype().isFloating()) {
        throw new DTypeException(
            "layer_norm: input is %s and a parameter is %s; both must have one floating-point dtype (beside bfloat16 and float16, parameters may be float32), so convert with to()"
                .formatted(x.dtype().torchName(), other.dtype().torchName()));
      }
    }
  }

  /**
   * With a given mean and variance a channel, as batch normalisation does in evaluation.
   *
   * @param x {@code [B, C]} or {@code [B, C, *]}
   * @param mean {@code [C]}
   * @param variance {@code [C]}
   * @param weight {@code [C]}, or null for 1
   * @param bias {@code [C]}, or null for 0
   * @param eps added to the variance, above 0
   */
  public static Tensor batchNorm(
      Tensor x, Tensor mean, Tensor variance, Tensor weight, Tensor bias, double eps) {
    if (x.rank() < 2) {
      throw new ShapeException(
          "batch_norm: input is %s; pass at least two dimensions, [batch, channels]"
              .formatted(Shape.text(x.sizes())));
    }
    if (!x.dtype().isFloating()) {
      throw new DTypeException(
          "batch_norm: input is %s, but must be floating; convert with x.to(F32)"
              .formatted(x.dtype().torchName()));
    }
    for (Tensor one : new Tensor[] {mean, variance, weight, bias}) {
      if (one != null && one.numel() != x.size(1)) {
        throw new ShapeException(
            "batch_norm: input is %s with %d channels, but a parameter is %s; pass one number a channel"
                .formatted(Shape.text(x.sizes()), x.size(1), Shape.text(one.sizes())));
      }
    }
    return scaled(
        Flat.before(x, false),
        mean,
        variance,
        Flat.before(weight, false),
        Flat.before(bias, false),
        eps,
        0);
  }

  /** As above, of any number of members. */
  static Tensor scaled(
      Tensor x, Tensor mean, Tensor variance, Tensor weight, Tensor bias, double eps, int members) {
    if (x.dtype().bytes() == 2) {
      return scaled(wide(x), wide(mean), wide(variance), wide(weight), wide(bias), eps, members)
          .to(x.dtype());
    }
    Tensor scale = variance.add(eps).sqrt().reciprocal();
    if (weight != null) {
      scale = scale.mul(weight.reshape(variance.shape()));
    }
    Tensor result = x.sub(channels(mean, x, members)).mul(channels(scale, x, members));
    return bias == null ? result : result.add(channels(bias, x, members));
  }

  /** Numbers of 16 bits in float32: a norm takes several steps and is rounded once. */
  static Tensor wide(Tensor x) {
    return x == null || x.dtype().bytes() != 2 ? x : x.to(DType.F32);
  }

  /** {@code [C]} or {@code [members, C]} laid along the channels of x. */
  static Tensor channels(Tensor parameter, Tensor x, int members) {
    int[] shape = new int[x.rank()];
    Arrays.fill(shape, 1);
    int at = members == 0 ? 1 : 2;
    shape[at] = x.size(at);
    if (members > 0) {
      shape[0] = members;
    }
    return parameter.reshape(shape);
  }
}
