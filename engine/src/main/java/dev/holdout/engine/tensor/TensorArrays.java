package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.backend.Segments;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.watch.Watch;
import java.lang.foreign.MemorySegment;

/** Tensors from Java arrays, memory segments and numbers, copied or as views. */
public abstract sealed class TensorArrays extends TensorJoins permits TensorDraws {

  TensorArrays() {}

  /** Float values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(float[] values, int... shape) {
    Watch.now().copying(values, (long) values.length * Float.BYTES);
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /**
   * Double values, row-major, copied; without a shape, one dimension as long as the data. The
   * tensor is F64, as Java's numbers are, where PyTorch's {@code torch.tensor} of Python's gives
   * float32: for that pass floats, {@link #literal(Object)}, or convert with {@code to(F32)}.
   */
  public static Tensor of(double[] values, int... shape) {
    Watch.now().copying(values, (long) values.length * Double.BYTES);
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Integers of 64 bits, row-major, copied; without a shape, one dimension. */
  public static Tensor of(long[] values, int... shape) {
    Watch.now().copying(values, (long) values.length * Long.BYTES);
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Integers of 32 bits, row-major, copied; without a shape, one dimension. */
  public static Tensor of(int[] values, int... shape) {
    Watch.now().copying(values, (long) values.length * Integer.BYTES);
    int[] sizes = shapeOf(values.length, shape);
    return Tensor.over(Strided.rowMajor(cpu().wrap(values.clone()), sizes));
  }

  /** Truth values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(boolean[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    long[] numbers = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i] ? 1 : 0;
    }
    Strided data = Strided.rowMajor(cpu().allocate(DType.BOOL, values.length), sizes);
    cpu().upload(numbers, 0, data).join();
    return Tensor.over(data);
  }

  /**
   * Nested Java arrays, copied: {@code new float[][] {{1, 2}, {3, 4}}} gives shape [2, 2]. The
   * dtype is that of the numbers: {@code float} F32, {@code double} F64, {@code long} I64, {@code
   * int} I32, {@code boolean} BOOL.
   *
   * @throws ShapeException if arrays beside each other differ in length
   * @throws DTypeException if they hold anything else
   */
  public static Tensor of(Object[] nested) {
    Class<?> inner = nested.getClass();
    while (inner.isArray()) {
      inner = inner.componentType();
    }
    DType dtype =
        switch (inner.getName()) {
          case "float" -> DType.F32;
          case "double" -> DType.F64;
          case "long" -> DType.I64;
          case "int" -> DType.I32;
          case "boolean" -> DType.BOOL;
          default ->
              throw new DTypeException(
                  "Tensor.of: the arrays hold %s; they must hold float, double, long, int or boolean, so use literal for boxed numbers"
                      .formatted(inner.getSimpleName()));
        };
    return NestedLists.tensor(nested, dtype);
  }

  /**
   * A copy of the elements of a memory segment, row-major in the machine's byte order; on or
   * outside the Java heap.
   *
   * @param segment as many bytes as the elements of the shape take
   * @throws ShapeException if it has more or fewer
   */
  public static Tensor of(MemorySegment segment, DType dtype, int... shape) {
    return Tensor.over(Segments.read(segment, dtype, shape));
  }

  /** One float, without dimensions. */
  public static Tensor scalar(float value) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(new float[] {value}), Shape.scalar()));
  }

  /**
   * One double, without dimensions; F64, where PyTorch's {@code torch.tensor(2.5)} is float32: for
   * that write {@code scalar(2.5f)} or {@code literal(2.5)}.
   */
  public static Tensor scalar(double value) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(new double[] {value}), Shape.scalar()));
  }

  /** One 64-bit integer, without dimensions. */
  public static Tensor scalar(long value) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(new long[] {value}), Shape.scalar()));
  }

  /** One truth value, without dimensions. */
  public static Tensor scalar(boolean value) {
    return of(new boolean[] {value}).reshape();
  }

  /**
   * A tensor from nested lists or arrays, as people write them down: {@code List.of(List.of(1, 2),
   * List.of(3, 4))}. Any fraction makes it F32, else any whole number I64, else BOOL; without a
   * value, F32.
   *
   * @param value lists of lists, arrays of arrays, or one number or truth value
   * @throws ShapeException if lists beside each other differ in length
   */
  public static Tensor literal(Object value) {
    return NestedLists.tensor(value);
  }

  /**
   * A view of a whole array, not copied: whoever changes the array changes the tensor.
   *
   * @param shape sizes whose product is the array's length; none for one dimension
   */
  public static Tensor wrap(float[] values, int... shape) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(values), shapeOf(values.length, shape)));
  }

  /** As {@link #wrap(float[], int...)}. */
  public static Tensor wrap(double[] values, int... shape) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(values), shapeOf(values.length, shape)));
  }

  /** As {@link #wrap(float[], int...)}. */
  public static Tensor wrap(long[] values, int... shape) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(values), shapeOf(values.length, shape)));
  }

  /** As {@link #wrap(float[], int...)}. */
  public static Tensor wrap(int[] values, int... shape) {
    return Tensor.over(Strided.rowMajor(cpu().wrap(values), shapeOf(values.length, shape)));
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

  /** As {@link #wrap(float[], int, int[], int[])}. */
  public static Tensor wrap(double[] values, int offset, int[] shape, int[] strides) {
    return Tensor.over(Strided.checked(cpu().wrap(values), offset, shape.clone(), strides.clone()));
  }

  /** As {@link #wrap(float[], int, int[], int[])}. */
  public static Tensor wrap(long[] values, int offset, int[] shape, int[] strides) {
    return Tensor.over(Strided.checked(cpu().wrap(values), offset, shape.clone(), strides.clone()));
  }

  /** As {@link #wrap(float[], int, int[], int[])}. */
  public static Tensor wrap(int[] values, int offset, int[] shape, int[] strides) {
    return Tensor.over(Strided.checked(cpu().wrap(values), offset, shape.clone(), strides.clone()));
  }

  /**
   * A view of a memory segment over an array of float, double, long or int, not copied: whoever
   * changes the segment changes the tensor.
   *
   * @param segment as many bytes as the elements of the shape take
   * @throws ShapeException if it has more or fewer
   * @throws IllegalArgumentException if it lies on no such array; copy it with {@code Tensor.of}
   */
  public static Tensor wrap(MemorySegment segment, int... shape) {
    return Tensor.over(Segments.wrap(segment, shape));
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
