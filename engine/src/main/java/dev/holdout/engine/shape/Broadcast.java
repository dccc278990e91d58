package dev.holdout.engine.shape;

import java.util.Arrays;

/** Broadcasting: shapes are aligned from the right, and a size of 1 is repeated. */
public final class Broadcast {

  private Broadcast() {}

  /**
   * The common shape of two.
   *
   * @throws ShapeException with both shapes, where two sizes differ and neither is 1
   */
  public static int[] common(int[] left, int[] right, String op) {
    if (Arrays.equals(left, right)) {
      return left;
    }
    int rank = Math.max(left.length, right.length);
    int[] shape = new int[rank];
    for (int d = 0; d < rank; d++) {
      int a = sizeAt(left, d, rank);
      int b = sizeAt(right, d, rank);
      if (a != b && a != 1 && b != 1) {
        throw new ShapeException(
            "%s: left is %s and right is %s; counted from the right, sizes must be equal or 1, but dimension %d has %d and %d. Reshape one, or insert a size of 1 with unsqueeze"
                .formatted(op, Shape.text(left), Shape.text(right), d - rank, a, b));
      }
      shape[d] = a == 1 ? b : a;
    }
    return shape;
  }

  /** Strides with which (shape, strides) reads as the larger shape {@code to}: 0 where repeated. */
  public static int[] strides(int[] shape, int[] strides, int[] to) {
    if (shape.length == to.length && Arrays.equals(shape, to)) {
      return strides;
    }
    int[] result = new int[to.length];
    int shift = to.length - shape.length;
    for (int d = 0; d < shape.length; d++) {
      result[d + shift] = shape[d] == 1 && to[d + shift] != 1 ? 0 : strides[d];
    }
    return result;
  }

  /** Whether {@code shape} can be repeated to {@code to}. */
  public static boolean fits(int[] shape, int[] to) {
    if (shape.length > to.length) {
      return false;
    }
    int shift = to.length - shape.length;
    for (int d = 0; d < shape.length; d++) {
      if (shape[d] != to[d + shift] && shape[d] != 1) {
        return false;
      }
    }
    return true;
  }

  private static int sizeAt(int[] shape, int d, int rank) {
    int at = d - (rank - shape.length);
    return at < 0 ? 1 : shape[at];
  }
}
