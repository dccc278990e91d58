package dev.holdout.engine.backend;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Elements from and to memory segments, row-major in the machine's byte order, at any alignment.
 */
public final class Segments {

  private Segments() {}

  /**
   * A copy of a segment's elements.
   *
   * @param segment as long as the shape's elements
   * @throws ShapeException if it is not
   */
  public static Strided read(MemorySegment segment, DType dtype, int... shape) {
    int n = checked(segment, dtype, shape, "read");
    Backend cpu = Backends.cpu();
    Strided to = Strided.rowMajor(cpu.allocate(dtype, n), shape.clone());
    switch (dtype) {
      case F32 -> cpu.upload(segment.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED), 0, to).join();
      case F64 -> cpu.upload(segment.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED), 0, to).join();
      case I64 -> cpu.upload(segment.toArray(ValueLayout.JAVA_LONG_UNALIGNED), 0, to).join();
      case I32 -> {
        long[] wide = new long[n];
        for (int i = 0; i < n; i++) {
          wide[i] = segment.get(ValueLayout.JAVA_INT_UNALIGNED, 4L * i);
        }
        cpu.upload(wide, 0, to).join();
      }
      case BOOL -> {
        long[] wide = new long[n];
        for (int i = 0; i < n; i++) {
          wide[i] = segment.get(ValueLayout.JAVA_BYTE, i);
        }
        cpu.upload(wide, 0, to).join();
      }
      case BF16, F16 -> {
        float[] wide = new float[n];
        for (int i = 0; i < n; i++) {
          short bits = segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i);
          wide[i] =
              dtype == DType.BF16 ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
        }
        cpu.upload(wide, 0, to).join();
      }
    }
    return to;
  }

  /**
   * Copies a view's elements into a segment of as many bytes.
   *
   * @throws ShapeException if it has more or fewer
   */
  public static void write(Strided from, MemorySegment segment) {
    DType dtype = from.dtype();
    int n = checked(segment, dtype, from.shape(), "write");
    Backend cpu = Backends.cpu();
    if (dtype.isFloating()) {
      double[] values = new double[n];
      cpu.download(from, values, 0).join();
      for (int i = 0; i < n; i++) {
        switch (dtype) {
          case F64 -> segment.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * i, values[i]);
          case F32 -> segment.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * i, (float) values[i]);
          case F16 ->
              segment.set(
                  ValueLayout.JAVA_SHORT_UNALIGNED,
                  2L * i,
                  Float.floatToFloat16((float) values[i]));
          case BF16, I64, I32, BOOL -> // a bfloat16 is the upper half of its float
              segment.set(
                  ValueLayout.JAVA_SHORT_UNALIGNED,
                  2L * i,
                  (short) (Float.floatToRawIntBits((float) values[i]) >>> 16));
        }
      }
      return;
    }
    long[] values = new long[n];
    cpu.download(from, values, 0).join();
    for (int i = 0; i < n; i++) {
      if (dtype == DType.I64) {
        segment.set(ValueLayout.JAVA_LONG_UNALIGNED, 8L * i, values[i]);
      } else if (dtype == DType.I32) {
        segment.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, (int) values[i]);
      } else {
        segment.set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
      }
    }
  }

  /**
   * A view of a segment over a Java array ({@code float[]}, {@code double[]}, {@code long[]},
   * {@code int[]}), not copied: whoever writes the segment writes the view.
   *
   * @throws ShapeException if the segment is not as long as the shape's elements
   * @throws IllegalArgumentException if it lies on no such array
   */
  public static Strided wrap(MemorySegment segment, int... shape) {
    Backend cpu = Backends.cpu();
    Storage storage =
        switch (segment.heapBase().orElse(null)) {
          case float[] values -> cpu.wrap(values);
          case double[] values -> cpu.wrap(values);
          case long[] values -> cpu.wrap(values);
          case int[] values -> cpu.wrap(values);
          case null, default ->
              throw new IllegalArgumentException(
                  "wrap: the segment lies on no array of float, double, long or int; copy it with"
                      + " Tensor.of(segment, dtype, shape)");
        };
    checked(segment, storage.dtype(), shape, "wrap");
    int bytes = storage.dtype().bytes();
    if (segment.address() % bytes != 0) {
      throw new IllegalArgumentException(
          "wrap: the segment starts at byte %d, inside an element of %d bytes; slice it at a multiple, or copy it with Tensor.of(segment, dtype, shape)"
              .formatted(segment.address(), bytes));
    }
    int offset = (int) (segment.address() / bytes);
    return Strided.checked(storage, offset, shape.clone(), Shape.rowMajor(shape));
  }

  private static int checked(MemorySegment segment, DType dtype, int[] shape, String op) {
    int n = Shape.count(shape);
    if (segment.byteSize() != (long) n * dtype.bytes()) {
      throw new ShapeException(
          "%s: the segment has %d bytes, but shape %s of %s takes %d; slice the segment or change the shape"
              .formatted(
                  op,
                  segment.byteSize(),
                  Shape.text(shape),
                  dtype.torchName(),
                  (long) n * dtype.bytes()));
    }
    return n;
  }
}
