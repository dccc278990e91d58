package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;

/**
 * New tensors: from arrays, filled, counted. A superclass, so that its static methods are called on
 * {@link Tensor}: {@code Tensor.zeros(2, 3)}.
 */
public abstract sealed class TensorCreation extends TensorJoins permits Tensor {

  /** Float values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(float[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Double values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(double[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Integers of 64 bits, row-major, copied; without a shape, one dimension. */
  public static Tensor of(long[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Integers of 32 bits, row-major, copied; without a shape, one dimension. */
  public static Tensor of(int[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Truth values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(boolean[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    int[] numbers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i] ? 1 : 0;
    }
    return of(numbers, sizes).to(DType.BOOL);
  }

  /** One float, without dimensions. */
  public static Tensor scalar(float value) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(new float[] {value}), Shape.scalar()));
  }

  /** One double, without dimensions. */
  public static Tensor scalar(double value) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(new double[] {value}), Shape.scalar()));
  }

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

  public static Tensor full(DType dtype, double value, int... shape) {
    Tensor result = zeros(dtype, shape);
    result.backend().fill(value, result.data());
    return result;
  }

  /**
   * A view of an array, not copied: element (i, j, …) is {@code values[offset + i * strides[0] +
   * …]}. Strides may overlap, as windows over a row-major table do. Whoever changes the array
   * changes the tensor.
   *
   * @throws IllegalArgumentException if an element would lie outside the array
   */
  public static Tensor wrap(float[] values, int offset, int[] shape, int[] strides) {
    return Tensor.over(Strided.checked(cpu().wrap(values), offset, shape.clone(), strides.clone()));
  }

  private static Backend cpu() {
    return Backends.cpu();
  }

  private static int[] shapeOf(int length, int[] shape) {
    if (shape.length == 0) {
      return new int[] {length};
    }
    if (Shape.count(shape) != length) {
      throw new ShapeException(
          "Tensor.of: %d values do not fill shape %s, which holds %d; pass sizes whose product is %d"
              .formatted(length, Shape.text(shape), Shape.count(shape), length));
    }
    return shape.clone();
  }
}
