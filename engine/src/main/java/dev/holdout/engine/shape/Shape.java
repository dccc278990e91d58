package dev.holdout.engine.shape;

import java.util.Arrays;

/** Sizes of a tensor: how many elements, which strides, and how they read in a message. */
public final class Shape {

  private static final int[] SCALAR = {};

  private Shape() {}

  /** The shape of a single value: no dimension at all. */
  public static int[] scalar() {
    return SCALAR;
  }

  /**
   * Elements of a shape.
   *
   * @throws ShapeException if a size is negative or the product passes an array's length
   */
  public static int count(int[] shape) {
    long count = 1;
    for (int size : shape) {
      if (size < 0) {
        throw new ShapeException(
            "shape " + text(shape) + ": the size " + size + " is negative; sizes start at 0");
      }
      count *= size;
      if (count > Integer.MAX_VALUE - 8) {
        throw new ShapeException(
            "shape "
                + text(shape)
                + ": more than 2^31 - 9 elements; one tensor lies in one array, so split it");
      }
    }
    return (int) count;
  }

  /** Strides, in elements, of a row-major layout. */
  public static int[] rowMajor(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= Math.max(1, shape[d]);
    }
    return strides;
  }

  /** Whether these strides lay the shape out row-major without holes. */
  public static boolean isRowMajor(int[] shape, int[] strides) {
    int expected = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (shape[d] == 0) {
        return true;
      }
      if (shape[d] != 1) {
        if (strides[d] != expected) {
          return false;
        }
        expected *= shape[d];
      }
    }
    return true;
  }

  /**
   * A dimension counted from the front; negative ones count from the end, as in PyTorch.
   *
   * @param rank dimensions there are; for a place to insert one, pass one more
   */
  public static int dimension(int dim, int rank, String op) {
    int limit = Math.max(1, rank);
    if (dim < -limit || dim >= limit) {
      throw new DimensionException(
          "%s: dimension %d does not exist; the valid range is [%d, %d]"
              .formatted(op, dim, -limit, limit - 1));
    }
    return dim < 0 ? dim + limit : dim;
  }

  /** The shape as people read it: {@code [32, 64]}. */
  public static String text(int[] shape) {
    return Arrays.toString(shape);
  }

  /**
   * Strides with which memory laid out as (shape, strides) reads as {@code wanted}, or null where
   * it would have to be copied; memory without an element reads as any shape. Both shapes must hold
   * equally many elements.
   */
  public static int[] stridesAs(int[] shape, int[] strides, int[] wanted) {
    if (isRowMajor(shape, strides) || count(shape) == 0) {
      return rowMajor(wanted);
    }
    int[] result = new int[wanted.length];
    int to = wanted.length - 1;
    int from = shape.length - 1;
    while (from >= 0) {
      if (shape[from] == 1) {
        from--;
        continue;
      }
      // One run: dimensions of the source that follow each other in memory.
      int base = strides[from];
      int run = shape[from--];
      while (from >= 0 && (shape[from] == 1 || strides[from] == run * base)) {
        run *= shape[from--];
      }
      int filled = 1;
      while (to >= 0 && filled < run) {
        result[to] = filled * base;
        filled *= wanted[to--];
      }
      if (filled != run) {
        return null;
      }
    }
    return result;
  }
}
