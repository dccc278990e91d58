package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Initial values, with PyTorch's bounds. All come from the generator passed in.
 *
 * <p>The forms that end in {@code InPlace} write over a tensor of any floating-point dtype, outside
 * history, and return it: PyTorch's {@code xavier_uniform_(w)} is {@code
 * xavierUniformInPlace(layer.weight().tensor(), 1, random)}.
 *
 * <p>Fan in is the size of one row, {@code [0, *]}; fan out is the number of rows times the width
 * of the kernel, {@code [:, 0, *]}.
 */
public final class Init {

  /** Which count of connections a variance is kept by: forwards or backwards. */
  public enum Fan {
    IN,
    OUT
  }

  private Init() {}

  /**
   * Uniform on ±1/√fanIn: PyTorch's start of a linear layer's weight and bias.
   *
   * <p>Source: torch/nn/modules/linear.py, {@code reset_parameters}: Kaiming's uniform with a = √5
   * has the bound √3 · √(2/(1+5)) / √fanIn = 1/√fanIn.
   *
   * @param fanIn inputs that meet in one output; 1 or more
   */
  public static Tensor uniformByFanIn(int fanIn, Philox random, int... shape) {
    if (fanIn < 1) {
      throw new IllegalArgumentException(
          "init: fan in is " + fanIn + "; a layer needs at least one input");
    }
    double bound = 1 / Math.sqrt(fanIn);
    return uniform(-bound, bound, random, shape);
  }

  /** Uniform on [low, high), F32. */
  public static Tensor uniform(double low, double high, Philox random, int... shape) {
    return Tensor.of(random.fillUniform(new float[Shape.count(shape)], low, high), shape);
  }

  /** Normal with mean and standard deviation, F32. */
  public static Tensor normal(double mean, double deviation, Philox random, int... shape) {
    return Tensor.of(random.fillNormal(new float[Shape.count(shape)], mean, deviation), shape);
  }

  /** Uniform on [low, high); PyTorch's {@code uniform_}. */
  public static Tensor uniformInPlace(Tensor target, double low, double high, Philox random) {
    if (target.dtype() == DType.F64) {
      double[] values = new double[(int) target.numel()];
      Arrays.setAll(values, i -> random.uniform(low, high));
      return write(target, Tensor.of(values, target.shape()));
    }
    return write(target, uniform(low, high, random, target.shape()));
  }

  /** Normal; PyTorch's {@code normal_}. */
  public static Tensor normalInPlace(Tensor target, double mean, double deviation, Philox random) {
    double[] values = new double[(int) target.numel()];
    Arrays.setAll(values, i -> random.normal(mean, deviation));
    return write(target, Tensor.of(values, target.shape()));
  }

  /**
   * Normal, cut to [low, high]; PyTorch's {@code trunc_normal_}.
   *
   * @param low least value; below {@code high}, in the units of the values, not of the deviation
   */
  public static Tensor truncatedNormalInPlace(
      Tensor target, double mean, double deviation, double low, double high, Philox random) {
    TruncatedNormal law = new TruncatedNormal(mean, deviation, low, high);
    double[] values = new double[(int) target.numel()];
    Arrays.setAll(values, i -> law.draw(random));
    return write(target, Tensor.of(values, target.shape()));
  }

  /** One value everywhere; PyTorch's {@code constant_}. */
  public static Tensor constantInPlace(Tensor target, double value) {
    try (var _ = Autograd.noGrad()) {
      return target.fill(value);
    }
  }

  /** PyTorch's {@code zeros_}. */
  public static Tensor zerosInPlace(Tensor target) {
    return constantInPlace(target, 0);
  }

  /** PyTorch's {@code ones_}. */
  public static Tensor onesInPlace(Tensor target) {
    return constantInPlace(target, 1);
  }

  /**
   * Ones on the diagonal, else zeros; PyTorch's {@code eye_}.
   *
   * @param target of two dimensions
   */
  public static Tensor eyeInPlace(Tensor target) {
    if (target.rank() != 2) {
      throw new ShapeException(
          "eye: the target is %s; only a matrix has a diagonal, so pass one of two dimensions"
              .formatted(Shape.text(target.sizes())));
    }
    int columns = target.size(1);
    double[] values = new double[(int) target.numel()];
    for (int i = 0; i < Math.min(target.size(0), columns); i++) {
      values[i * columns + i] = 1;
    }
    return write(target, Tensor.of(values, target.shape()));
  }

  /**
   * Uniform on ±gain √(6 / (fanIn + fanOut)) (Glorot and Bengio 2010); PyTorch's {@code
   * xavier_uniform_}.
   *
   * @param target of two dimensions or more
   * @param gain 1, or {@link Nonlinearity#gain}
   */
  public static Tensor xavierUniformInPlace(Tensor target, double gain, Philox random) {
    double bound = gain * Math.sqrt(6.0 / (fan(target, Fan.IN) + fan(target, Fan.OUT)));
    return uniformInPlace(target, -bound, bound, random);
  }

  /** Normal with deviation gain √(2 / (fanIn + fanOut)); PyTorch's {@code xavier_normal_}. */
  public static Tensor xavierNormalInPlace(Tensor target, double gain, Philox random) {
    double deviation = gain * Math.sqrt(2.0 / (fan(target, Fan.IN) + fan(target, Fan.OUT)));
    return normalInPlace(target, 0, deviation, random);
  }

  /**
   * Uniform on ±gain √(3 / fan) (He, Zhang, Ren, Sun 2015); PyTorch's {@code kaiming_uniform_}.
   *
   * @param target of two dimensions or more
   * @param slope of a leaky ReLU below 0; others do not look at it
   */
  public static Tensor kaimingUniformInPlace(
      Tensor target, double slope, Fan by, Nonlinearity nonlinearity, Philox random) {
    double bound = nonlinearity.gain(slope) * Math.sqrt(3.0 / fan(target, by));
    return uniformInPlace(target, -bound, bound, random);
  }

  /** Normal with deviation gain / √fan; PyTorch's {@code kaiming_normal_}. */
  public static Tensor kaimingNormalInPlace(
      Tensor target, double slope, Fan by, Nonlinearity nonlinearity, Philox random) {
    double deviation = nonlinearity.gain(slope) / Math.sqrt(fan(target, by));
    return normalInPlace(target, 0, deviation, random);
  }

  /**
   * Rows (or, where there are more rows than columns, columns) of length gain at right angles to
   * each other (Saxe, McClelland, Ganguli 2013); PyTorch's {@code orthogonal_}. Dimensions behind
   * the first count as one.
   *
   * @param target of two dimensions or more
   */
  public static Tensor orthogonalInPlace(Tensor target, double gain, Philox random) {
    require(target, "orthogonal");
    int rows = target.size(0);
    int columns = rows == 0 ? 0 : (int) (target.numel() / rows);
    return write(target, Tensor.of(Orthogonal.draw(rows, columns, gain, random), target.shape()));
  }

  /** Connections of one output, or of one input. */
  static int fan(Tensor weight, Fan which) {
    require(weight, "fan");
    int kernel = 1;
    for (int d = 2; d < weight.rank(); d++) {
      kernel *= weight.size(d);
    }
    int fan = kernel * weight.size(which == Fan.IN ? 1 : 0);
    if (fan == 0) {
      throw new ShapeException(
          "init: shape %s has no elements, so nothing connects; pass sizes of 1 or more"
              .formatted(Shape.text(weight.sizes())));
    }
    return fan;
  }

  private static void require(Tensor target, String op) {
    if (target.rank() < 2) {
      throw new ShapeException(
          "%s: the target is %s; fan in and fan out can not be computed for a tensor with fewer than 2 dimensions, so start a bias with uniform or zeros"
              .formatted(op, Shape.text(target.sizes())));
    }
  }

  private static Tensor write(Tensor target, Tensor values) {
    try (var _ = Autograd.noGrad()) {
      return target.copyFrom(values);
    }
  }
}
