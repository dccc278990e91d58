package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;

/**
 * New tensors: filled and counted; those drawn are in {@link TensorDraws}, those from arrays in
 * {@link TensorArrays}. A superclass, so that its static methods are called on {@link Tensor}:
 * {@code Tensor.zeros(2, 3)}.
 */
public abstract sealed class TensorCreation extends TensorDraws permits Tensor {

  TensorCreation() {}

  /** Zeros of the default dtype F32. */
  public static Tensor zeros(int... shape) {
    return Tensor.allocate(DType.F32, shape.clone());
  }

  public static Tensor zeros(DType dtype, int... shape) {
    return Tensor.allocate(dtype, shape.clone());
  }

  /** Ones of the default dtype F32. */
  public static Tensor ones(int... shape) {
    return full(DType.F32, 1, shape);
  }

  public static Tensor ones(DType dtype, int... shape) {
    return full(dtype, 1, shape);
  }

  /** One value everywhere, in the default dtype F32. */
  public static Tensor full(double value, int... shape) {
    return full(DType.F32, value, shape);
  }

  /** One whole number everywhere, in I64. */
  public static Tensor full(long value, int... shape) {
    return full(DType.I64, value, shape);
  }

  /** One truth value everywhere, in BOOL. */
  public static Tensor full(boolean value, int... shape) {
    return full(DType.BOOL, value ? 1 : 0, shape);
  }

  /**
   * One value everywhere.
   *
   * @throws DTypeException if the dtype cannot hold it: integers no fraction, NaN or number beyond
   *     their range, BOOL nothing but 0 and 1. PyTorch drops the fraction in silence
   */
  public static Tensor full(DType dtype, double value, int... shape) {
    PlainNumber.checkHeld("full", dtype, value);
    Tensor result = zeros(dtype, shape);
    result.backend().fill(value, result.data());
    return result;
  }

  /** As {@link #full(DType, double, int...)}; exact in integers. */
  public static Tensor full(DType dtype, long value, int... shape) {
    if (dtype.isFloating()) {
      return full(dtype, (double) value, shape);
    }
    PlainNumber.checkHeld("full", dtype, value);
    Tensor result = zeros(dtype, shape);
    Tensor one = Tensor.scalar(value);
    result.backend().copy(one.expand(shape).data(), result.data());
    return result;
  }

  /** One of two where a condition decides; as {@link TensorBlends#where}. */
  public static Tensor where(Tensor condition, Tensor yes, Tensor no) {
    return yes.where(condition, no);
  }

  /** Zeros of another's shape and dtype. */
  public static Tensor zerosLike(Tensor other) {
    return zeros(other.dtype(), other.sizes());
  }

  /** Ones of another's shape and dtype. */
  public static Tensor onesLike(Tensor other) {
    return ones(other.dtype(), other.sizes());
  }

  /**
   * One value in another's shape and dtype.
   *
   * @throws DTypeException as {@link #full(DType, double, int...)}
   */
  public static Tensor fullLike(Tensor other, double value) {
    return full(other.dtype(), value, other.sizes());
  }

  /** As {@link #fullLike(Tensor, double)}, exact for whole numbers. */
  public static Tensor fullLike(Tensor other, long value) {
    return full(other.dtype(), value, other.sizes());
  }

  /** 0, 1, … below {@code end}, in I64. */
  public static Tensor arange(long end) {
    return arange(0, end, 1);
  }

  /** start, start + 1, … below {@code end}, in I64. */
  public static Tensor arange(long start, long end) {
    return arange(start, end, 1);
  }

  /**
   * start, start + step, … before {@code end}, in I64.
   *
   * @param step not 0, with the sign of end - start
   * @throws IllegalArgumentException if it has another
   */
  public static Tensor arange(long start, long end, long step) {
    checkStep(start, end, step);
    long count = Math.ceilDiv(end - start, step);
    long[] values = new long[length(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * step;
    }
    return wrap(values);
  }

  /** As {@link #arange(long, long, long)}, in F32: value i is start + i · step, rounded once. */
  public static Tensor arange(double start, double end, double step) {
    return arange(DType.F32, start, end, step);
  }

  /**
   * start, start + step, … before {@code end}; value i is start + i · step, rounded once. Of an
   * integer type start and step lose their fractions first, as in PyTorch; how many there are does
   * not change.
   */
  public static Tensor arange(DType dtype, double start, double end, double step) {
    checkStep(start, end, step);
    double[] values = new double[length((long) Math.ceil((end - start) / step))];
    double first = dtype.isFloating() ? start : (long) start;
    double apart = dtype.isFloating() ? step : (long) step;
    for (int i = 0; i < values.length; i++) {
      values[i] = first + i * apart;
    }
    return wrap(values).to(dtype);
  }

  /** Evenly spaced values from start to end, both included, in F32. */
  public static Tensor linspace(double start, double end, int steps) {
    return linspace(DType.F32, start, end, steps);
  }

  /**
   * Evenly spaced values from start to end, both included; the second half is counted back from the
   * end, so that both ends are exact.
   *
   * @param steps how many, from 0; a single one is the start
   */
  public static Tensor linspace(DType dtype, double start, double end, int steps) {
    if (steps < 0) {
      throw new ShapeException(
          "linspace: the number of steps is %d; it starts at 0".formatted(steps));
    }
    double first = dtype.isFloating() ? start : (long) start;
    double last = dtype.isFloating() ? end : (long) end;
    double step = (last - first) / Math.max(1, steps - 1);
    double[] values = new double[steps];
    for (int i = 0; i < steps; i++) {
      values[i] = i < (steps + 1) / 2 ? first + i * step : last - (steps - 1 - i) * step;
    }
    return wrap(values).to(dtype);
  }

  /** The identity matrix [n, n], in F32. */
  public static Tensor eye(int n) {
    return eye(DType.F32, n, n);
  }

  /** Ones on the diagonal of an [n, m] matrix, zeros elsewhere. */
  public static Tensor eye(DType dtype, int n, int m) {
    Tensor result = zeros(dtype, n, m);
    double[] row = new double[length((long) n * m)];
    for (int i = 0; i < Math.min(n, m); i++) {
      row[i * m + i] = 1;
    }
    result.backend().upload(row, 0, result.data()).join();
    return result;
  }

  /**
   * A last dimension of {@code count} is added, with a 1 at the place of each class number and
   * zeros elsewhere; in I64.
   *
   * @param classes integers from 0 to count - 1, of any shape
   * @param count how many classes; -1 takes the largest number plus 1
   * @throws DTypeException if the classes are no integers
   * @throws DimensionException if one lies outside
   */
  public static Tensor oneHot(Tensor classes, int count) {
    if (classes.dtype().kind() != DType.Kind.INTEGER) {
      throw new DTypeException(
          "oneHot: the class numbers are %s, but must be integers; convert with x.to(I64)"
              .formatted(classes.dtype().torchName()));
    }
    long[] numbers = classes.toLongArray();
    long width = count;
    if (count < 0) {
      width = 1;
      for (long number : numbers) {
        width = Math.max(width, number + 1);
      }
    }
    long[] ones = new long[length(numbers.length * width)];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= width) {
        throw new DimensionException(
            "oneHot: class number %d does not exist; with %d classes it lies in [0, %d]"
                .formatted(numbers[i], width, width - 1));
      }
      ones[(int) (i * width + numbers[i])] = 1;
    }
    int[] shape = Arrays.copyOf(classes.sizes(), classes.rank() + 1);
    shape[classes.rank()] = (int) width;
    return wrap(ones, shape);
  }

  private static void checkStep(double start, double end, double step) {
    if (step == 0 || step != step) {
      throw new IllegalArgumentException(
          "arange: the step is %s; it must be nonzero".formatted(step));
    }
    if (step > 0 ? end < start : end > start) {
      throw new IllegalArgumentException(
          "arange: from %s to %s with step %s goes the wrong way; turn the step's sign"
              .formatted(start, end, step));
    }
  }

  private static int length(long count) {
    if (count > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "shape [%d]: more than 2^31 - 9 elements; one tensor lies in one array, so split it"
              .formatted(count));
    }
    return (int) count;
  }
}
