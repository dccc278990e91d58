package dev.holdout.engine.tensor;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;

/**
 * Random tensors. They are drawn from a generator that the caller passes, one number after the
 * other in row-major order, so that a seed gives the same tensor everywhere.
 */
public abstract sealed class TensorDraws extends TensorArrays permits TensorCreation {

  TensorDraws() {}

  /** Uniform in [0, 1), in F32. */
  public static Tensor rand(Philox random, int... shape) {
    float[] values = Autograd.drawing(random).fillUniform(new float[Shape.count(shape)], 0, 1);
    return wrap(values).reshape(shape);
  }

  /**
   * Uniform in [0, 1), of another's shape and dtype.
   *
   * @throws DTypeException if that is no floating one
   */
  public static Tensor randLike(Philox random, Tensor other) {
    return rand(random, other.sizes()).to(floating("randLike", other).dtype());
  }

  /** Normal with mean 0 and deviation 1, in F32. */
  public static Tensor randn(Philox random, int... shape) {
    float[] values = Autograd.drawing(random).fillNormal(new float[Shape.count(shape)], 0, 1);
    return wrap(values).reshape(shape);
  }

  /**
   * Normal with mean 0 and deviation 1, of another's shape and dtype.
   *
   * @throws DTypeException if that is no floating one
   */
  public static Tensor randnLike(Philox random, Tensor other) {
    return randn(random, other.sizes()).to(floating("randnLike", other).dtype());
  }

  /**
   * Uniform integers from low to high - 1, in I64.
   *
   * @throws IllegalArgumentException if high is not above low, or further than an int reaches
   */
  public static Tensor randint(Philox random, long low, long high, int... shape) {
    if (high <= low || high - low > Integer.MAX_VALUE || high - low < 0) {
      throw new IllegalArgumentException(
          "randint: low is %d and high (exclusive) is %d; pass a high above low by at most 2^31 - 1"
              .formatted(low, high));
    }
    long[] values = new long[Shape.count(shape)];
    Philox from = Autograd.drawing(random);
    for (int i = 0; i < values.length; i++) {
      values[i] = low + from.nextInt((int) (high - low));
    }
    return wrap(values).reshape(shape);
  }

  /** The numbers 0 to n - 1 in a random order, in I64. */
  public static Tensor randperm(Philox random, int n) {
    int[] order = Autograd.drawing(random).permutation(n);
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = order[i];
    }
    return wrap(values);
  }

  /**
   * 1 with the probability that stands at each place, else 0; in the dtype of the probabilities.
   *
   * @param probabilities floating, in [0, 1]
   * @throws DTypeException if they are no floating numbers
   * @throws IllegalArgumentException if one is outside
   */
  public static Tensor bernoulli(Philox random, Tensor probabilities) {
    if (!probabilities.dtype().isFloating()) {
      throw new DTypeException(
          "bernoulli: the probabilities are %s, but must be floating point numbers; convert with x.to(F32)"
              .formatted(probabilities.dtype().torchName()));
    }
    double[] values = probabilities.detach().toDoubleArray();
    Philox from = Autograd.drawing(random);
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            "bernoulli: the probability at place %d of shape %s is %s; it must lie in [0, 1], so pass scores through sigmoid first"
                .formatted(i, Shape.text(probabilities.sizes()), values[i]));
      }
      values[i] = from.uniform() < values[i] ? 1 : 0;
    }
    return wrap(values).reshape(probabilities.sizes()).to(probabilities.dtype());
  }

  /**
   * Places drawn with the weights that stand at them, in I64: of weights [n] a row of them, of [m,
   * n] a row for each row, [m, count].
   *
   * @param weights floating, finite, none negative, one of each row above 0; they need not add up
   *     to 1
   * @param count 1 or more; without replacement at most as many as weights above 0
   * @param replacement whether a place may be drawn again
   * @throws DTypeException if the weights are no floating numbers
   * @throws ShapeException unless they have one dimension or two
   * @throws IllegalArgumentException if a row cannot be drawn from
   */
  public static Tensor multinomial(Philox random, Tensor weights, int count, boolean replacement) {
    floating("multinomial", weights);
    if (weights.rank() < 1 || weights.rank() > 2) {
      throw new ShapeException(
          "multinomial: the weights are %s; they must have 1 dimension or 2, so flatten them"
              .formatted(Shape.text(weights.sizes())));
    }
    int n = weights.size(-1);
    double[] values = weights.detach().toDoubleArray();
    int rows = weights.rank() == 1 ? 1 : weights.size(0);
    long[] drawn = new long[Shape.count(new int[] {rows, Math.max(0, count)})];
    for (int r = 0; r < rows; r++) {
      drawRow(Autograd.drawing(random), values, r * n, n, drawn, r * count, count, replacement);
    }
    return wrap(drawn).reshape(weights.rank() == 1 ? new int[] {count} : new int[] {rows, count});
  }

  private static void drawRow(
      Philox random,
      double[] weights,
      int from,
      int n,
      long[] drawn,
      int to,
      int count,
      boolean replacement) {
    int possible = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      double weight = weights[from + i];
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "multinomial: the weight at place %d is %s; it must be finite and not negative, so pass scores through softmax first"
                .formatted(from + i, weight));
      }
      possible += weight > 0 ? 1 : 0;
      total += weight;
    }
    if (count < 1 || possible == 0 || (!replacement && count > possible)) {
      throw new IllegalArgumentException(
          "multinomial: %d to draw from %d weights, %d of them above 0; draw from 1 to as many, or with replacement"
              .formatted(count, n, possible));
    }
    for (int k = 0; k < count; k++) {
      int place = drawn(random.uniform() * total, weights, from, n);
      drawn[to + k] = place;
      if (!replacement) {
        weights[from + place] = 0;
        total = 0;
        for (int i = 0; i < n; i++) {
          total += weights[from + i];
        }
      }
    }
  }

  /** The place whose weight reaches over a share of the sum; never one of weight 0. */
  private static int drawn(double share, double[] weights, int from, int n) {
    int last = -1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weights[from + i];
      if (weights[from + i] > 0) {
        last = i;
        if (share < sum) {
          return i;
        }
      }
    }
    return last; // the sum was rounded
  }

  private static Tensor floating(String op, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new DTypeException(
          "%s: the tensor is %s, but must be floating; convert with x.to(F32)"
              .formatted(op, x.dtype().torchName()));
    }
    return x;
  }
}
