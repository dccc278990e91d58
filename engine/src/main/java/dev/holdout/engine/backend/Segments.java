package dev.holdout.engine.backend;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.lang.foreign.MemorySegment;

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
    Strided to = Strided.rowMajor(Backends.cpu().allocate(dtype, n), shape.clone());
    MemorySegment memory = to.storage().memory();
    if (dtype == DType.BOOL) {
      for (int i = 0; i < n; i++) {
        memory.set(JAVA_BYTE, i, (byte) (segment.get(JAVA_BYTE, i) == 0 ? 0 : 1));
      }
    } else {
      MemorySegment.copy(segment, 0, memory, 0, segment.byteSize());
    }
    return to;
  }

  /**
   * Copies a view's elements into a segment of as many bytes.
   *
   * @throws ShapeException if it has more or fewer
   */
  public static void write(Strided from, MemorySegment segment) {
    checked(segment, from.dtype(), from.shape(), "write");
    MemorySegment.copy(of(from), 0, segment, 0, segment.byteSize());
  }

  /**
   * The elements of a view, row-major, to be read: its own memory where it lies so, else a copy.
   */
  public static MemorySegment of(Strided view) {
    if (view.count() == 0) {
      return MemorySegment.ofArray(new byte[0]);
    }
    Strided rows = view;
    if (!view.contiguous()) {
      Backend cpu = Backends.cpu();
      rows = Strided.rowMajor(cpu.allocate(view.dtype(), view.count()), view.shape());
      cpu.copy(view, rows);
    }
    long bytes = rows.dtype().bytes();
    return rows.storage()
        .memory()
        .asSlice(rows.offset() * bytes, rows.count() * bytes)
        .asReadOnly();
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
